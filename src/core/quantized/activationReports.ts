import type { ActivationReport } from '../run';
import type { ActivationQuant, QuantizedModel } from './quantizedModel';

/** Returns how the activations of a network are quantized that are ranged before they pass. */
export function activationReports({ layers, logits }: QuantizedModel): ActivationReport[] {
  return [
    ...layers.flatMap(({ spec, input }) => reportOf(spec.id, input)),
    ...reportOf(null, logits),
  ];
}

function reportOf(layerId: string | null, quant: ActivationQuant | null): ActivationReport[] {
  if (quant?.kind !== 'static') return [];
  const { grid, scale, zeroPoint } = quant;
  return [{ layerId, bits: grid.bits, codes: [grid.min, grid.max], scale, zeroPoint }];
}
