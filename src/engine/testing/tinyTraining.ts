import * as tf from '@tensorflow/tfjs-core';
import type { QuantizedLayer, QuantizedModel } from '../../core/quantized/quantizedModel';
import type { HeldOutPoint } from '../../core/run';
import { defaultSettings, type Settings } from '../../core/settings/settings';
import { inOrder } from '../images/imageStore';
import { type Classifier, classifierOf } from '../network/classifier';
import type { Checkpoint } from '../network/parameters';
import { readQuantizedModel } from '../quantization/readQuantizedModel';
import { simulated } from '../quantization/simulated';
import { trainingPlan } from '../training/plan';
import { type TrainingStep, train } from '../training/train';
import type { Trainee } from '../training/trainee';
import type { TrainingWatch } from '../training/trainingWatch';
import { tinyImages, tinyQuantized } from './tiny';

const images = tinyImages(40);
const heldOut = images.order(inOrder(16));

/** A few steps on few images. */
export const small: Partial<Settings> = {
  trainImages: 40,
  batchSize: 8,
  qatSteps: 4,
  qatSchedule: 'constant',
  qatLearningRate: 0.05,
};

/** Ranges that follow every step. */
export const following: Partial<Settings> = {
  weightRange: 'min-max',
  activationRange: 'moving-average',
};

/** What training with fake quantization came to. */
export interface Trained {
  readonly before: QuantizedModel;
  readonly after: QuantizedModel;
  readonly parameters: Checkpoint;
  readonly heldOut: readonly HeldOutPoint[];
  /** Of the network as it was trained, and as it was read back. */
  readonly logits: readonly [Float32Array, Float32Array];
}

/** Trains in place as QAT does, watched where a watch is given, and returns what each step brought. */
export async function tinySteps(
  trainee: Trainee,
  settings: Settings,
  watch: TrainingWatch | null = null,
): Promise<TrainingStep[]> {
  const steps: TrainingStep[] = [];
  const plan = trainingPlan('qat', settings);
  const inputs = { ...trainee, images, heldOut, watch };
  for await (const step of train(inputs, plan, () => false)) steps.push(step);
  return steps;
}

/** Trains in place as QAT does and returns the held-out curve. */
export async function runTiny(trainee: Trainee, settings: Settings): Promise<HeldOutPoint[]> {
  return (await tinySteps(trainee, settings)).flatMap(({ heldOut: points }) => points);
}

/** Trains the tiny network with fake quantization for a few steps. */
export async function trained(changes: Partial<Settings>): Promise<Trained> {
  const settings = { ...defaultSettings, ...small, ...changes };
  const { quantized, trainee } = await tinyQuantized(settings);
  const points = await runTiny(trainee, settings);
  const after = await readQuantizedModel(quantized.model, trainee.parameters, trainee.tap);
  const result = {
    before: quantized.model,
    after,
    parameters: await trainee.parameters.toCheckpoint(),
    heldOut: points,
    logits: [
      await logitsOf(classifierOf(trainee.parameters, trainee.tap)),
      await readLogits(after),
    ] as const,
  };
  trainee.parameters.dispose();
  trainee.tap.dispose();
  return result;
}

async function logitsOf(network: Classifier): Promise<Float32Array> {
  const logits = tf.tidy(() => network.logits(heldOut.batch(0, heldOut.length).images));
  const values = Float32Array.from(await logits.data<'float32'>());
  logits.dispose();
  return values;
}

async function readLogits(model: QuantizedModel): Promise<Float32Array> {
  const network = simulated(model);
  const logits = await logitsOf(network);
  network.dispose();
  return logits;
}

/** Returns a layer by its id. */
export function layer(model: QuantizedModel, id: string): QuantizedLayer {
  const found = model.layers.find(({ spec }) => spec.id === id);
  if (!found) throw new RangeError(`no layer ${id}`);
  return found;
}

/** Returns the scales of a layer's weights. */
export const weightScale = (model: QuantizedModel, id: string) => [
  ...(layer(model, id).weightParams?.scale ?? []),
];

/** Returns how what enters a layer is quantized. */
export function inputOf(model: QuantizedModel, id: string) {
  const { input } = layer(model, id);
  if (input?.kind !== 'static') throw new RangeError(`${id} is not calibrated`);
  return input;
}

/** Returns the largest difference between two lists. */
export function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Math.max(...Array.from(a, (value, i) => Math.abs(value - (b[i] ?? Number.NaN))));
}
