import type { LayerSpec, ModelSpec } from './spec';

const layers = (batchNorm: boolean): readonly LayerSpec[] => [
  { kind: 'conv', id: 'conv1', kernel: 3, filters: 40, batchNorm },
  { kind: 'conv', id: 'conv2', kernel: 3, filters: 40, batchNorm },
  { kind: 'dense', id: 'dense', units: 10 },
];

export const models = [
  { id: 'cnn', label: 'CNN', inputShape: [28, 28, 1], layers: layers(false) },
  { id: 'cnn-bn', label: 'CNN + BN', inputShape: [28, 28, 1], layers: layers(true) },
] as const satisfies readonly ModelSpec[];

export type ModelId = (typeof models)[number]['id'];

/** Returns the model of that id. */
export function modelById(id: ModelId): ModelSpec {
  const model = models.find((candidate) => candidate.id === id);
  if (!model) throw new RangeError(`no model is called ${id}`);
  return model;
}
