import type { ShapedLayer } from '../model/shapes';
import { activationBytes, layerSize } from '../model/size';
import type { ActivationReport, LayerReport } from '../run';
import type { ActivationScheme, LayerScheme } from '../scheme/scheme';
import type { QuantizerFigures, QuantizerNode } from './graphNode';

/** What holds for all quantizers of a network. */
export interface QuantizerContext {
  readonly learned: QuantizerNode['learned'];
}

/** Returns the quantizer of a layer's weights; null where they stay in float. */
export function weightQuantizerNode(
  layer: ShapedLayer,
  own: LayerScheme | null,
  report: LayerReport | undefined,
  { learned }: QuantizerContext,
): QuantizerNode | null {
  if (!own?.weight) return null;
  const { grid, perChannel, range } = own.weight;
  const { id } = layer.spec;
  return {
    kind: 'quantizer',
    id: `${id}/weights`,
    layerId: id,
    of: 'weights',
    bits: grid.bits,
    codes: [grid.min, grid.max],
    scales: perChannel ? layer.outChannels : 1,
    bytes: layerSize(layer, own, { kind: 'float' }).scales,
    range,
    learned,
    dynamic: false,
    figures: report
      ? { scale: report.scale, zeroPoint: report.zeroPoint, range: report.range }
      : null,
  };
}

/** Where activations are quantized. */
export interface ActivationPlace {
  readonly layerId: string;
  readonly of: 'input' | 'logits';
  /** The image is what enters. */
  readonly isImage: boolean;
}

/** Returns the quantizer of what enters a layer, or of the logits that leave it; null in float. */
export function activationQuantizerNode(
  { layerId, of, isImage }: ActivationPlace,
  scheme: ActivationScheme | null,
  report: ActivationReport | undefined,
  { learned }: QuantizerContext,
): QuantizerNode | null {
  if (!scheme) return null;
  const { grid, dynamic } = scheme;
  return {
    kind: 'quantizer',
    id: `${layerId}/${of}`,
    layerId,
    of,
    bits: grid.bits,
    codes: [grid.min, grid.max],
    scales: 1,
    bytes: activationBytes(scheme),
    range: isImage && !dynamic ? null : scheme.range,
    learned,
    dynamic,
    figures: report ? figuresOf(report) : null,
  };
}

function figuresOf({ scale, zeroPoint, codes: [low, high] }: ActivationReport): QuantizerFigures {
  return {
    scale: [scale, scale],
    zeroPoint: [zeroPoint, zeroPoint],
    range: [(low - zeroPoint) * scale, (high - zeroPoint) * scale],
  };
}
