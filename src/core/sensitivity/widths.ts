import type { LayerOverride, LayerOverrides } from '../layerOverrides';
import type { QuantizedLayer, QuantizedModel } from '../quantized/quantizedModel';

/** The widths at which layers are measured, and that a search chooses from. */
export const measuredWidths = [8, 6, 4, 3, 2] as const;

export type MeasuredWidth = (typeof measuredWidths)[number];

/** One network in float, and quantized as a whole at each width. */
export interface Widths {
  readonly float: QuantizedModel;
  readonly quantized: ReadonlyMap<MeasuredWidth, QuantizedModel>;
}

/** Bits of every layer, for its weights and what enters it, by its id. */
export type Assignment = ReadonlyMap<string, MeasuredWidth | 'float'>;

/** Returns the network quantized at a width. */
export function atWidth(
  { quantized }: Pick<Widths, 'quantized'>,
  bits: MeasuredWidth,
): QuantizedModel {
  const model = quantized.get(bits);
  if (!model) throw new RangeError(`the network is not quantized at ${bits} bits`);
  return model;
}

/** Returns the network whose layers have bits of their own, each as when all have them. */
export function mixed(widths: Widths, assignment: Assignment): QuantizedModel {
  const layers = widths.float.layers.map((layer, index): QuantizedLayer => {
    const bits = assignment.get(layer.spec.id) ?? 'float';
    return bits === 'float' ? layer : (atWidth(widths, bits).layers[index] ?? layer);
  });
  const [any = widths.float] = widths.quantized.values();
  return { ...any, layers };
}

/** Returns a network at a width with those parts of its own that have that width, such as learned scales. */
export function withOwnParts(
  model: QuantizedModel,
  own: QuantizedModel,
  bits: MeasuredWidth,
): QuantizedModel {
  const layers = model.layers.map((layer, index): QuantizedLayer => {
    const trained = own.layers[index];
    const isOwnWeight = trained?.weightParams?.grid.bits === bits;
    const isOwnInput = trained?.input?.grid.bits === bits;
    return {
      ...layer,
      ...(isOwnWeight && { weight: trained.weight, weightParams: trained.weightParams }),
      ...(isOwnInput && { input: trained.input }),
    };
  });
  return { ...model, layers };
}

/** Returns the settings of single layers that an assignment stands for. */
export function overridesOf(assignment: Assignment): LayerOverrides {
  return new Map(
    [...assignment].map(([id, bits]): [string, LayerOverride] => [
      id,
      { weightBits: bits, inputBits: bits },
    ]),
  );
}
