import { modelOf } from '../../core/model/models';
import { shapedLayers } from '../../core/model/shapes';
import type { LayerReport, RunPlan } from '../../core/run';
import type { ActivationScheme } from '../../core/scheme/scheme';
import { schemeOf } from '../../core/scheme/schemeOf';
import { formatShare, formatSignificant } from '../../share/format';

const times = '\u00d7';

/** Returns what a layer is: `3×3, 1 to 40 channels, ReLU, pool`. */
export function layerKind({ settings }: RunPlan, layer: LayerReport): string {
  const shaped = shapedLayers(modelOf(settings)).find(({ spec }) => spec.id === layer.id);
  const [inputs = 0, outputs = 0] = layer.weightShape.slice(-2);
  if (shaped?.spec.kind !== 'conv') return `${inputs} to ${outputs}, dense`;
  const { kernel } = shaped.spec;
  return `${kernel}${times}${kernel}, ${inputs} to ${outputs} channels, ReLU, pool`;
}

export interface Fact {
  readonly name: string;
  readonly value: string;
}

function scaleRange([low, high]: LayerReport['scale']): string {
  const ends = [formatSignificant(low), formatSignificant(high)];
  return ends[0] === ends[1] ? (ends[0] ?? '') : ends.join(' to ');
}

/** Returns how a layer's weights are held: `W4 per channel`, `W8 per layer, affine`. */
export function weightsInWords({ settings }: RunPlan, { bits }: LayerReport): string {
  const { weightGranularity, weightScheme } = settings;
  const affine = weightScheme === 'affine' ? ', affine' : '';
  return `W${bits} per ${weightGranularity === 'channel' ? 'channel' : 'layer'}${affine}`;
}

/** Returns how what leaves a layer is quantized: as what enters the next, or as the logits. */
function outputScheme({ method, settings }: RunPlan, layer: LayerReport): ActivationScheme | null {
  const { layers, logits } = schemeOf(settings, method === 'qat' ? 'qat' : 'ptq');
  const next = layers[layers.findIndex(({ id }) => id === layer.id) + 1];
  return next ? next.input : logits;
}

function outputInWords(plan: RunPlan, layer: LayerReport): string {
  const scheme = outputScheme(plan, layer);
  if (!scheme) return 'float';
  const bits = `A${scheme.grid.bits}`;
  if (!layer.activation) return `${bits}, ranged batch by batch`;
  const { scale, zeroPoint } = layer.activation;
  return `${bits}, scale ${formatSignificant(scale)}, zero point ${zeroPoint}`;
}

/** Returns the figures of a layer, each with its name. */
export function layerFacts(plan: RunPlan, layer: LayerReport): Fact[] {
  const { scale, clippedShare, sqnrDb } = layer;
  return [
    { name: 'scale', value: scaleRange(scale) },
    { name: 'clipped', value: `${formatShare(clippedShare, 2)} %` },
    { name: 'SQNR', value: Number.isFinite(sqnrDb) ? `${sqnrDb.toFixed(1)} dB` : 'exact' },
    { name: 'output', value: outputInWords(plan, layer) },
  ];
}
