import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import type { QuantizedModel } from '../../core/quantized/quantizedModel';
import { defaultSettings, type Settings } from '../../core/settings/settings';
import { LayerWatch } from '../../core/watch/layerWatch';
import type { WatchedLayer, WatchSample } from '../../core/watch/watchSample';
import { Parameters } from '../network/parameters';
import { readQuantizedModel } from '../quantization/readQuantizedModel';
import { eachBackend } from '../testing/eachBackend';
import { tinyNetwork, tinyQuantized } from '../testing/tiny';
import { following, inputOf, layer, small, tinySteps } from '../testing/tinyTraining';
import { TrainingWatch } from './trainingWatch';

interface Watched {
  readonly samples: readonly WatchSample[];
  readonly before: QuantizedModel;
  readonly after: QuantizedModel;
}

async function watched(changes: Partial<Settings>): Promise<Watched> {
  const settings = { ...defaultSettings, ...small, ...changes };
  const { quantized, trainee } = await tinyQuantized(settings);
  const watch = new TrainingWatch(trainee, settings.qatSteps);
  const steps = await tinySteps(trainee, settings, watch);
  const after = await readQuantizedModel(quantized.model, trainee.parameters, trainee.tap);
  trainee.parameters.dispose();
  trainee.tap.dispose();
  return {
    samples: steps.flatMap(({ watched: seen }) => seen.samples),
    before: quantized.model,
    after,
  };
}

/** One step of plain SGD at a rate of a half: the gradient is twice what it takes off. */
const oneStep: Partial<Settings> = {
  qatSteps: 1,
  qatOptimizer: 'sgd',
  qatLearningRate: 0.5,
};

function expected({ before, after }: Watched, id: string): WatchedLayer {
  const [old, now] = [layer(before, id), layer(after, id)];
  const scale = now.weightParams?.scale ?? new Float32Array();
  const scaleBefore = old.weightParams?.scale ?? scale;
  const { min, max } = now.weightParams?.grid ?? { min: 0, max: 0 };
  const rounded = now.weight.map((w, index) => {
    const step = scale[index % scale.length] ?? 1;
    return step * Math.min(Math.max(Math.round(w / step), min), max);
  });
  return new LayerWatch(id, now.weight.length).take({
    before: old.weight,
    after: now.weight,
    gradient: old.weight.map((w, index) => 2 * (w - (now.weight[index] ?? 0))),
    rounding: { latent: now.weight, rounded, scale, scaleBefore },
    inputScale: inputOf(after, id).scale,
  });
}

const readings = () => {
  it.each<Partial<Settings>>([
    {},
    { weightGranularity: 'tensor', weightBits: 2 },
    { qatScales: 'lsq' },
  ])('reads what plain arithmetic on the weights gives: %j', async (changes) => {
    const result = await watched({ ...oneStep, ...changes });
    expect(result.samples.map(({ step }) => step)).toEqual([0]);
    for (const own of result.samples[0]?.layers ?? []) {
      const plain = expected(result, own.id);
      expect(own.gradientNorm).toBeCloseTo(plain.gradientNorm ?? Number.NaN, 3);
      expect(own.updateRatio / plain.updateRatio).toBeCloseTo(1, 3);
      expect(own.clippedShare).toBeCloseTo(plain.clippedShare ?? Number.NaN, 3);
      expect(own.weightScale).toBeCloseTo(plain.weightScale ?? Number.NaN, 6);
      expect(own.scaleRatio).toBeCloseTo(plain.scaleRatio ?? Number.NaN, 4);
      expect(own.inputScale).toBeCloseTo(plain.inputScale ?? Number.NaN, 6);
      expect(own).toMatchObject({ changedShare: 0, oscillatingShare: 0 });
    }
  });
};

const suite = () => {
  it('sees codes change from sample to sample, more of them at a higher rate', async () => {
    const changed = async (qatLearningRate: number) => {
      const { samples } = await watched({ qatSteps: 17, weightBits: 2, qatLearningRate });
      expect(samples.map(({ step }) => step)).toEqual([0, 16]);
      return samples[1]?.layers.map(({ changedShare }) => changedShare ?? 0) ?? [];
    };
    const [low, high] = [await changed(0.001), await changed(0.1)];
    expect(Math.max(...high)).toBeGreaterThan(Math.max(...low));
  });

  it('has no gradient of a frozen layer, which does not move', async () => {
    const { samples } = await watched({ ...oneStep, layers: 'conv2.frozen' });
    const frozen = samples[0]?.layers.find(({ id }) => id === 'conv2');
    expect(frozen).toMatchObject({ gradientNorm: null, updateRatio: 0 });
  });

  it.each<Partial<Settings>>([
    following,
    { qatScales: 'lsq' },
    { model: 'cnn-bn', foldMode: 'live' },
    { hardWeights: true },
  ])('changes nothing of the training, and frees what it took: %j', async (changes) => {
    const settings = { ...defaultSettings, ...small, ...changes };
    const tensors = tf.memory().numTensors;
    const { after, samples } = await watched(changes);
    expect(tf.memory().numTensors).toBe(tensors);
    expect(samples).toHaveLength(1);
    const plain = await tinyQuantized(settings);
    await tinySteps(plain.trainee, settings);
    const same = await readQuantizedModel(
      plain.quantized.model,
      plain.trainee.parameters,
      plain.trainee.tap,
    );
    plain.trainee.parameters.dispose();
    plain.trainee.tap.dispose();
    expect(after.layers.map(({ weight }) => weight)).toEqual(
      same.layers.map(({ weight }) => weight),
    );
  });

  it('watches a network that trains in float', async () => {
    const { model, checkpoint } = tinyNetwork({ ...defaultSettings, model: 'cnn-bn' });
    const parameters = Parameters.fromCheckpoint(model, checkpoint);
    const watch = new TrainingWatch({ parameters, tap: null }, 4);
    const steps = await tinySteps(
      { parameters, tap: null },
      { ...defaultSettings, ...small },
      watch,
    );
    parameters.dispose();
    const [sample] = steps.flatMap(({ watched: seen }) => seen.samples);
    expect(sample?.layers.map(({ id }) => id)).toEqual(['conv1', 'conv2', 'dense']);
    for (const own of sample?.layers ?? []) {
      expect(own.gradientNorm).toBeGreaterThan(0);
      expect(own.updateRatio).toBeGreaterThan(0);
      expect(own).toMatchObject({ clippedShare: null, weightScale: null, inputScale: null });
    }
  });
};

eachBackend('TrainingWatch', readings);
eachBackend('TrainingWatch, all of it,', suite, ['wasm']);
