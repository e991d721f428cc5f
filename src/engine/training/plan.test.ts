import { expect, it } from 'vitest';
import { defaultSettings } from '../../core/settings/settings';
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
