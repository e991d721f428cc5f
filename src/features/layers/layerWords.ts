import { modelById } from '../../core/model/models';
import { shapedLayers } from '../../core/model/shapes';
import type { LayerReport, RunPlan } from '../../core/run';
import { formatShare, formatSignificant } from '../../share/format';

const times = '\u00d7';

/** Returns what a layer is: `3×3, 1 to 40 channels, ReLU, pool`. */
export function layerKind({ settings }: RunPlan, layer: LayerReport): string {
  const shaped = shapedLayers(modelById(settings.model)).find(({ spec }) => spec.id === layer.id);
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

/** Returns the figures of a layer, each with its name. */
export function layerFacts({ settings }: RunPlan, layer: LayerReport): Fact[] {
  const { scale, clippedShare, sqnrDb, activation } = layer;
  const facts = [
    { name: 'scale', value: scaleRange(scale) },
    { name: 'clipped', value: `${formatShare(clippedShare, 2)} %` },
    { name: 'SQNR', value: Number.isFinite(sqnrDb) ? `${sqnrDb.toFixed(1)} dB` : 'exact' },
  ];
  const output = activation
    ? `A${settings.activationBits}, scale ${formatSignificant(activation.scale)}, zero point ${activation.zeroPoint}`
    : 'float';
  return [...facts, { name: 'output', value: output }];
}
