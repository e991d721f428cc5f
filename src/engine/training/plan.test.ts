import { expect, it } from 'vitest';
import { defaultSettings, type Settings } from '../../core/settings/settings';
import { trainingPlan } from './plan';

it('counts whole batches, and parts of epochs in QAT', () => {
  const settings = { ...defaultSettings, batchSize: 64, epochs: 2, qatEpochs: 0.5, freezeAt: 50 };
  expect(trainingPlan('fp32', settings).totalSteps).toBe(2 * 859);
  expect(trainingPlan('qat', settings)).toMatchObject({ totalSteps: 430, freezeStep: 215 });
  expect(trainingPlan('control', settings).totalSteps).toBe(430);
});

it('takes at least one step, and no batch larger than the images there are', () => {
  const settings = { ...defaultSettings, trainImages: 64, batchSize: 512, qatEpochs: 0.001 };
  expect(trainingPlan('qat', settings)).toMatchObject({ totalSteps: 1, batchSize: 64 });
});

it('takes rate, optimizer and schedule from the section the method belongs to', () => {
  const settings = { ...defaultSettings, learningRate: 0.3, qatLearningRate: 0.003 };
  expect(trainingPlan('fp32', settings).peak).toBe(0.3);
  expect(trainingPlan('qat', settings).peak).toBe(0.003);
});

it('takes everything from that section where QAT and its control start from scratch', () => {
  const changes = { qatFrom: 'scratch', epochs: 2, optimizer: 'adam', qatMomentum: 0.3 } as const;
  const settings: Settings = { ...defaultSettings, ...changes };
  const fp32 = trainingPlan('fp32', settings);
  for (const method of ['qat', 'control'] as const) {
    const { totalSteps, optimizer, peak, schedule, warmupShare } = trainingPlan(method, settings);
    expect({ totalSteps, optimizer, peak, schedule, warmupShare }).toEqual({
      totalSteps: fp32.totalSteps,
      optimizer: { id: 'adam', momentum: 0.9, weightDecay: settings.weightDecay },
      peak: settings.learningRate,
      schedule: settings.schedule,
      warmupShare: 0,
    });
  }
});

it('trains on by the momentum of QAT, without weight decay', () => {
  const settings: Settings = { ...defaultSettings, qatMomentum: 0.3, qatOptimizer: 'momentum' };
  const plan = { id: 'momentum', momentum: 0.3, weightDecay: 0 };
  expect(trainingPlan('control', settings).optimizer).toEqual(plan);
});

it('counts the steps of QAT where they are given, not those of training from scratch', () => {
  const settings: Settings = { ...defaultSettings, qatSteps: 100, statisticsFreezeAt: 20 };
  expect(trainingPlan('qat', settings)).toMatchObject({
    totalSteps: 100,
    statisticsFreezeStep: 20,
  });
  expect(trainingPlan('fp32', settings).totalSteps).not.toBe(100);
});

it('freezes layers and clips gradients in QAT and its control alone', () => {
  const settings: Settings = { ...defaultSettings, layers: 'conv1.w8_conv2.frozen', clipNorm: 3 };
  const expected = { frozen: new Set(['conv2']), clipNorm: 3 };
  expect(trainingPlan('qat', settings)).toMatchObject(expected);
  expect(trainingPlan('control', settings)).toMatchObject(expected);
  expect(trainingPlan('fp32', settings)).toMatchObject({ frozen: new Set(), clipNorm: 0 });
});
