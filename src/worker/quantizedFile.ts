import * as v from 'valibot';
import { shapedLayers } from '../core/model/shapes';
import type { ModelSpec } from '../core/model/spec';
import type { Grid } from '../core/quant/grid';
import type {
  ActivationQuant,
  QuantizedLayer,
  QuantizedModel,
} from '../core/quantized/quantizedModel';
import { encodeSafetensors, type FloatTensor, type SafetensorsFile } from '../data/safetensors';
import { invalidNetwork } from './invalidNetwork';

/** Returns a quantized network as a safetensors file. */
export function encodeQuantized(
  { layers, model: _, ...rest }: QuantizedModel,
  modelMetadata: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  const tensors = layers.flatMap(({ spec: { id }, weight, weightShape, bias, weightParams }) => [
    [`${id}.weight`, { shape: weightShape, data: weight }] as const,
    [`${id}.bias`, { shape: [bias.length], data: bias }] as const,
    ...(weightParams
      ? [
          [`${id}.weight_scale`, vector(weightParams.scale)] as const,
          [`${id}.weight_zero_point`, vector(Float32Array.from(weightParams.zeroPoint))] as const,
        ]
      : []),
  ]);
  const described: Description = {
    ...rest,
    layers: layers.map(({ spec, weightParams, input }) => ({
      id: spec.id,
      weight: weightParams && { grid: weightParams.grid, axis: weightParams.axis },
      input,
    })),
  };
  const metadata = { ...modelMetadata, quantization: JSON.stringify(described) };
  return encodeSafetensors(Object.fromEntries(tensors), metadata);
}

const vector = (data: Float32Array): FloatTensor => ({ shape: [data.length], data });

const code = v.pipe(v.number(), v.integer());
const bits = v.pipe(code, v.minValue(1), v.maxValue(32));

const grid: v.GenericSchema<unknown, Grid> = v.object({
  bits,
  min: code,
  max: code,
  symmetric: v.boolean(),
});

const activation: v.GenericSchema<unknown, ActivationQuant> = v.variant('kind', [
  v.object({
    kind: v.literal('static'),
    grid,
    scale: v.pipe(v.number(), v.finite(), v.minValue(Number.MIN_VALUE)),
    zeroPoint: code,
  }),
  v.object({ kind: v.literal('dynamic'), grid }),
]);

interface LayerDescription {
  readonly id: string;
  readonly weight: { readonly grid: Grid; readonly axis: number | null } | null;
  readonly input: ActivationQuant | null;
}

/** What a file of a quantized network says besides its tensors. */
interface Description extends Omit<QuantizedModel, 'layers' | 'model'> {
  readonly layers: readonly LayerDescription[];
}

const description: v.GenericSchema<unknown, Description> = v.object({
  layers: v.array(
    v.object({
      id: v.string(),
      weight: v.nullable(v.object({ grid, axis: v.nullable(code) })),
      input: v.nullable(activation),
    }),
  ),
  logits: v.nullable(activation),
  point: v.picklist(['after-pool', 'before-relu']),
  bias: v.variant('kind', [
    v.object({ kind: v.literal('float') }),
    v.object({ kind: v.literal('product'), bits }),
    v.object({ kind: v.literal('own'), bits }),
  ]),
  convention: v.picklist(['pytorch', 'tensorflow']),
  rounding: v.object({
    ties: v.picklist(['half-even', 'half-up']),
    gradient: v.picklist(['code', 'range', 'everywhere']),
  }),
});

/** Returns the quantized network of a file. Throws: `checkpoint-invalid`. */
export function decodeQuantized(model: ModelSpec, file: SafetensorsFile): QuantizedModel {
  const { layers: described, ...rest } = parseDescription(file.metadata.get('quantization') ?? '');
  const shaped = shapedLayers(model);
  if (shaped.length !== described.length) throw invalidNetwork('it has another number of layers');
  const layers = shaped.map(({ spec, weightShape, outChannels }, index): QuantizedLayer => {
    const own = described[index];
    if (own?.id !== spec.id) throw invalidNetwork(`the layer ${spec.id} is missing`);
    const values = (name: string, shape: readonly number[]) =>
      tensorOf(file, `${spec.id}.${name}`, shape);
    return {
      spec,
      weightShape,
      weight: values('weight', weightShape),
      bias: values('bias', [outChannels]),
      input: own.input,
      weightParams: own.weight && weightParams(own.weight, weightShape, values),
    };
  });
  return { ...rest, model, layers };
}

function weightParams(
  { grid: codes, axis }: { readonly grid: Grid; readonly axis: number | null },
  weightShape: readonly number[],
  values: (name: string, shape: readonly number[]) => Float32Array,
): QuantizedLayer['weightParams'] {
  const size = axis === null ? 1 : weightShape[axis];
  if (size === undefined) throw invalidNetwork('its scales lie along an axis that is not there');
  const shape = [size];
  const zeroPoint = Int32Array.from(values('weight_zero_point', shape));
  const scale = values('weight_scale', shape);
  if (!scale.every((step) => step > 0)) throw invalidNetwork('a scale is not above zero');
  return { grid: codes, axis, scale, zeroPoint };
}

function tensorOf(
  { tensors }: SafetensorsFile,
  name: string,
  shape: readonly number[],
): Float32Array {
  const tensor = tensors.get(name);
  if (!tensor) throw invalidNetwork(`${name} is missing`);
  if (String(tensor.shape) !== String(shape)) {
    throw invalidNetwork(`${name} is of shape [${tensor.shape}], not [${shape}]`);
  }
  if (!tensor.data.every(Number.isFinite)) throw invalidNetwork(`${name} holds a value not finite`);
  return tensor.data;
}

function parseDescription(text: string): Description {
  try {
    return v.parse(description, JSON.parse(text));
  } catch {
    throw invalidNetwork('it does not say how it is quantized');
  }
}
