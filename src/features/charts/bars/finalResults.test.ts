import { expect, test } from 'vitest';
import { fakeRun, fakeState } from '../../../store/fakeRun';
import { finalResults } from './finalResults';

test('runs that are shown and evaluated have bars, the best first', () => {
  const base = fakeRun({ method: 'base', correct: 8_980 });
  const worse = fakeRun({ method: 'qat', correct: 8_700, settings: { qatLearningRate: 0.1 } });
  const better = fakeRun({ method: 'qat', correct: 8_990 });
  const hidden = { ...fakeRun({ method: 'ptq', correct: 8_950 }), shown: false };
  const cancelled = fakeRun({ method: 'qat', correct: 0, result: { evaluation: null } });
  const results = finalResults(fakeState([base, worse, better, hidden, cancelled]));
  expect(results.map(({ method, bits, learningRate }) => [method, bits, learningRate])).toEqual([
    ['qat', 4, 0.03],
    ['base', null, null],
    ['qat', 4, 0.1],
  ]);
  expect(results[0]?.low).toBeLessThan(0.899);
  expect(results[0]?.high).toBeGreaterThan(0.899);
});
