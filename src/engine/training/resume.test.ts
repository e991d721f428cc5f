import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import type { BatchPoint, HeldOutPoint } from '../../core/run';
import { defaultSettings, type Settings } from '../../core/settings/settings';
import { inOrder } from '../images/imageStore';
import { initialCheckpoint, Parameters } from '../network/parameters';
import { eachBackend } from '../testing/eachBackend';
import { tinyImages, tinyNetwork, tinyQuantized } from '../testing/tiny';
import { following, small } from '../testing/tinyTraining';
import { trainingPlan } from './plan';
import { train } from './train';
import type { Trainee } from './trainee';
import type { TrainingState } from './trainingState';

const images = tinyImages(40);

/** Plain JavaScript may take half a minute on a busy machine. */
const patienceMs = 120_000;

interface Size {
  readonly settings: Partial<Settings>;
  readonly heldOutImages: number;
  readonly steps: number;
  /** In the middle of the second epoch. */
  readonly savedAt: number;
}

const usual: Size = { settings: {}, heldOutImages: 16, steps: 12, savedAt: 7 };

/** Plain JavaScript takes its time. */
const little: Size = {
  settings: { trainImages: 4, batchSize: 2 },
  heldOutImages: 2,
  steps: 4,
  savedAt: 3,
};

interface Training {
  readonly points: readonly BatchPoint[];
  readonly heldOut: readonly HeldOutPoint[];
  readonly saved: TrainingState | null;
  /** After the last step: weights, statistics, and scales. */
  readonly end: ReadonlyMap<string, Float32Array>;
}

/** Trains the rest of a run, and disposes the trainee. */
async function runFrom(
  trainee: Trainee,
  method: 'fp32' | 'qat',
  settings: Settings,
  from: TrainingState | null,
  { heldOutImages, savedAt }: Size,
): Promise<Training> {
  const plan = trainingPlan(method, settings);
  const points: BatchPoint[] = [];
  const measured: HeldOutPoint[] = [];
  let saved: TrainingState | null = null;
  let done = from?.step ?? 0;
  const saving = { from, wantsState: () => !from && done + 1 === savedAt };
  const inputs = { ...trainee, images, heldOut: images.order(inOrder(heldOutImages)) };
  for await (const step of train(inputs, plan, () => true, undefined, saving)) {
    done = step.step;
    points.push(...step.train);
    measured.push(...step.heldOut);
    saved ??= step.state;
  }
  const end = await valuesOf(trainee);
  trainee.parameters.dispose();
  trainee.tap?.dispose();
  return { points, heldOut: measured, saved, end };
}

async function valuesOf({ parameters, tap }: Trainee): Promise<Map<string, Float32Array>> {
  const tensors = [...parameters.all(), ...(tap?.state() ?? [])];
  const read = tensors.map(
    async ([name, tensor]) => [name, Float32Array.from(await tensor.data<'float32'>())] as const,
  );
  return new Map(await Promise.all(read));
}

const settingsOf = ({ settings, steps }: Size, changes: Partial<Settings>): Settings => ({
  ...defaultSettings,
  ...small,
  ...settings,
  qatSteps: steps,
  ...changes,
});

/** Live folding moves batch statistics along, which are saved too. */
const live: Partial<Settings> = { model: 'cnn-bn', foldMode: 'live' };

const variants: Partial<Settings>[] = [
  { qatOptimizer: 'sgd' },
  { qatOptimizer: 'momentum', qatSchedule: 'cosine', qatWarmup: 25, mirror: false },
  { qatOptimizer: 'adam', clipNorm: 0.5 },
  { ...following, weightScheme: 'affine', weightGranularity: 'tensor', freezeAt: 80 },
  { ...following, convention: 'tensorflow', activationPoint: 'before-relu', logitBits: 8 },
  { ...following, neverShrink: true },
  { qatScales: 'lsq', qatOptimizer: 'adam', freezeAt: 50 },
  { qatScales: 'lsq-plus', activationPoint: 'before-relu', weightScheme: 'affine' },
  { ...live, ...following, statisticsFreezeAt: 50, reestimate: true },
  { ...live, qatScales: 'lsq' },
  { ...live, ...following, qatFrom: 'scratch', optimizer: 'adam', weightDecay: 0.001 },
];

/** For plain JavaScript: learned scales, and observed ones over live folding. */
const few: Partial<Settings>[] = [
  { qatScales: 'lsq', qatOptimizer: 'adam' },
  { ...live, ...following, qatOptimizer: 'momentum' },
];

const suite = (backend: string) => {
  const size = backend === 'cpu' ? little : usual;
  const { steps, savedAt } = size;

  it.each(backend === 'cpu' ? few : variants)(
    'goes on to the last bit as if it had never stopped: %j',
    async (changes) => {
      const settings = settingsOf(size, changes);
      const trainee = async () => (await tinyQuantized(settings)).trainee;
      const whole = await runFrom(await trainee(), 'qat', settings, null, size);
      expect(whole.saved?.step).toBe(savedAt);
      const rest = await runFrom(await trainee(), 'qat', settings, whole.saved, size);
      expect(rest.points).toEqual(whole.points.slice(savedAt));
      expect(rest.heldOut).toEqual(whole.heldOut.filter(({ step }) => step > savedAt));
      expect(rest.end).toEqual(whole.end);
    },
    patienceMs,
  );

  it.each(backend === 'cpu' ? (['adam'] as const) : (['sgd', 'momentum', 'adam'] as const))(
    'goes on from scratch with %s',
    async (optimizer) => {
      const settings = settingsOf(size, {
        optimizer,
        model: 'cnn-bn',
        epochs: steps / (backend === 'cpu' ? 2 : 5),
        warmup: 10,
      });
      const { model } = tinyNetwork(settings);
      const trainee = () => ({
        parameters: Parameters.fromCheckpoint(model, initialCheckpoint(model, 1)),
        tap: null,
      });
      const whole = await runFrom(trainee(), 'fp32', settings, null, size);
      const rest = await runFrom(trainee(), 'fp32', settings, whole.saved, size);
      expect(rest.points).toEqual(whole.points.slice(savedAt));
      expect(rest.points).toHaveLength(steps - savedAt);
      expect(rest.end).toEqual(whole.end);
    },
    patienceMs,
  );

  if (backend === 'cpu') return;

  it('frees what it made, and refuses what is of another run', async () => {
    const settings = settingsOf(size, { qatScales: 'lsq', qatOptimizer: 'adam' });
    const before = tf.memory().numTensors;
    const { saved } = await runFrom(
      (await tinyQuantized(settings)).trainee,
      'qat',
      settings,
      null,
      size,
    );
    const refusals: [Partial<Settings>, RegExp][] = [
      [{ qatScales: 'observer' }, /holds quantizers|is missing/],
      [{ model: 'cnn-bn', foldMode: 'live' }, /is missing|is of shape/],
      [{ qatSteps: savedAt }, /after the last step/],
    ];
    for (const [changes, why] of refusals) {
      const other = { ...settings, ...changes };
      const { trainee } = await tinyQuantized(other);
      await expect(runFrom(trainee, 'qat', other, saved, size)).rejects.toThrow(why);
      trainee.parameters.dispose();
      trainee.tap.dispose();
    }
    expect(tf.memory().numTensors).toBe(before);
  });
};

eachBackend('resumed training', suite, ['cpu', 'wasm']);
