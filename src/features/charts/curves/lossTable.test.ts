import { expect, test } from 'vitest';
import { fakeRun } from '../../../store/fakeRun';
import { lossTable } from './lossTable';
import { runCurves } from './runCurves';

test('the table has every point, with what it took to get there', () => {
  const run = {
    ...fakeRun({ method: 'qat', correct: 8_900, settings: { batchSize: 32 } }),
    train: Array.from({ length: 2_000 }, (_, step) => ({
      step,
      loss: 1 / (step + 1),
      accuracy: 0.5,
      learningRate: 0.01,
      elapsedMs: (step + 1) * 10,
    })),
    heldOut: [{ step: 2_000, loss: 0.5, accuracy: 0.8 }],
  };
  const { columns, rows } = lossTable(runCurves([run], () => null));
  expect(columns).toHaveLength(6);
  expect(rows).toHaveLength(2_001);
  expect(rows[1]).toEqual(['QAT W4A4', 1, 32, 0.01, 'training batch', 0.5]);
  expect(rows.at(-1)).toEqual(['QAT W4A4', 2_000, 64_000, 20, 'held-out images', 0.5]);
});
