import { beforeAll, beforeEach, expect, it } from 'vitest';
import { channelsAlong } from '../../core/quant/channels';
import { paramsOf } from '../../core/quant/params';
import { sampleOf } from '../../core/rangeTrial/sample';
import { tryParams } from '../../core/rangeTrial/tryParams';
import type { Method, RunPlan } from '../../core/run';
import { defaultSettings, type Settings } from '../../core/settings/settings';
import { type NodeLab, openNodeLab } from '../testing/nodeLab';

const small: Settings = {
  ...defaultSettings,
  trainImages: 320,
  testImages: 100,
  heldOutImages: 50,
  batchSize: 16,
  qatSteps: 4,
  calibrationImages: 32,
  adaRound: false,
};

let lab: NodeLab;
beforeAll(async () => {
  lab = await openNodeLab();
});
beforeEach(() => {
  lab.events = [];
  lab.onEvent = () => {};
});

const planOf = (runId: string, method: Method, changes: Partial<Settings>): RunPlan => ({
  runId,
  method,
  start: { kind: 'shipped' },
  settings: { ...small, ...changes },
});

const look = (plan: RunPlan) => ({ id: 'look', plan });

it.each<[Method, Partial<Settings>]>([
  ['ptq', {}],
  ['ptq', { model: 'cnn-bn', weightScheme: 'affine', weightGranularity: 'tensor' }],
  ['ptq', { convention: 'tensorflow', weightBits: 3 }],
  ['qat', { model: 'cnn-bn' }],
])('%s %j: trials of the weights come to what the run reports', async (method, changes) => {
  const plan = planOf(method, method, changes);
  const { layers } = await lab.run(plan);
  expect(layers.length).toBeGreaterThan(0);
  for (const report of layers) {
    const { shape, values, quantized, rules } = await lab.layerWeights(look(plan), report.id);
    if (!quantized) throw new RangeError(`${report.id} is not quantized`);
    const { params, codes } = quantized;
    const channels = params.axis === null ? [values] : channelsAlong(values, shape, params.axis);
    const trials = channels.map((channel, index) =>
      tryParams(
        sampleOf(channel),
        { scale: params.scale[index] ?? 1, zeroPoint: params.zeroPoint[index] ?? 0 },
        params.grid,
        rules.ties,
      ),
    );
    const mean = (of: (trial: (typeof trials)[number]) => number) =>
      trials.reduce((sum, trial) => sum + of(trial), 0) / trials.length;
    expect(mean(({ clippedShare }) => clippedShare)).toBeCloseTo(report.clippedShare, 6);
    const signal = values.reduce((sum, value) => sum + value * value, 0) / values.length;
    const noise = mean(({ roundingError, clippingError }) => roundingError + clippingError);
    expect(10 * Math.log10(signal / noise)).toBeCloseTo(report.sqnrDb, 3);
    const counted = new Float64Array(params.grid.max - params.grid.min + 1);
    for (const code of codes)
      counted[code - params.grid.min] = (counted[code - params.grid.min] ?? 0) + 1;
    const tried = counted.map((_, code) =>
      trials.reduce((sum, own) => sum + (own.codes[code] ?? 0), 0),
    );
    expect(tried).toEqual(counted);
  }
});

it.each<Partial<Settings>>([
  { activationRange: 'mse', logitBits: 6 },
  { model: 'cnn-bn', activationRange: 'moving-average' },
  { activationRange: 'percentile', activationPoint: 'before-relu' },
])('PTQ %j: the method of the run chooses the range that it has', async (changes) => {
  const plan = planOf('ptq', 'ptq', changes);
  const { activations } = await lab.run(plan);
  const hidden = activations.filter(({ layerId }) => layerId !== 'conv1');
  expect(hidden.length).toBeGreaterThan(1);
  for (const { layerId, scale, zeroPoint } of hidden) {
    const answer = await lab.layerActivations(look(plan), layerId);
    if (answer.quant?.kind !== 'static') throw new RangeError(`${layerId} is not ranged ahead`);
    expect(answer.quant).toMatchObject({ scale, zeroPoint });
    const own = answer.choices.find(({ id }) => id === plan.settings.activationRange);
    const range = own?.range ?? { min: 0, max: 0 };
    expect(paramsOf(range, answer.quant.grid, answer.rules.convention)).toEqual({
      scale,
      zeroPoint,
    });
    expect(answer).toMatchObject({ images: 32, before: 'float' });
    const widest = answer.choices.find(({ id }) => id === 'min-max');
    expect(widest?.range).toEqual(answer.sample.extremes);
  }
});

it('QAT is looked at with fake quantization before the layer, on no more values than codes', async () => {
  const plan = planOf('qat', 'qat', { activationBits: 2 });
  await lab.run(plan);
  const { before, sample, choices } = await lab.layerActivations(look(plan), 'conv2');
  expect(before).toBe('fake-quantized');
  expect(sample.total).toBe(32 * 13 * 13 * 40);
  expect(choices.length).toBeGreaterThan(4);
});

it('what stays in float has values and no codes; a run in float is refused', async () => {
  const plan = planOf('ptq', 'ptq', { layers: 'conv2.float' });
  await lab.run(plan);
  expect((await lab.layerWeights(look(plan), 'conv2')).quantized).toBeNull();
  const answer = await lab.layerActivations(look(plan), 'conv2');
  expect(answer).toMatchObject({ quant: null, choices: [] });
  const refused = { code: 'bad-setting' };
  await expect(lab.layerWeights(look(plan), 'conv9')).rejects.toMatchObject(refused);
  const base = planOf('base', 'base', {});
  await expect(lab.layerWeights(look(base), 'conv1')).rejects.toMatchObject(refused);
});

it('leaves no tensor behind', async () => {
  const plan = planOf('qat', 'qat', { calibrationImages: 8 });
  await lab.run(plan);
  await lab.layerActivations(look(plan), 'dense');
  const before = await lab.tensorCount();
  await lab.layerActivations(look(plan), 'dense');
  await lab.layerActivations(look(plan), null);
  expect(await lab.tensorCount()).toBe(before);
});
