import { expect, test } from 'vitest';
import type { PublishedCell } from './published';
import { type GridResults, whatSurvives } from './publishedVerdict';

const of = (correct: number) => ({ correct, total: 10_000 });

/** Correct of 10,000 by `model method bits`. */
const results = (counts: Readonly<Record<string, number>>): GridResults => {
  const at = (key: string) => {
    const correct = counts[key];
    return correct === undefined ? null : of(correct);
  };
  return {
    fp32: (model) => at(model),
    quantized: ({ model, method, bits }: PublishedCell) => at(`${model} ${method} ${bits}`),
  };
};

test('nothing measured, nothing said', () => {
  expect(whatSurvives(results({ cnn: 9_000 }))).toBe(
    'What survives of it stands here once the grid has run.',
  );
});

test('what goes the published way by more than a tie holds', () => {
  const counts = {
    cnn: 9_100,
    'cnn-bn': 9_150,
    'cnn ptq 4': 9_080,
    'cnn-bn ptq 4': 9_050,
    'cnn-bn ptq 8': 9_149,
    'cnn qat 4': 9_088,
    'cnn-bn qat 4': 9_100,
  };
  expect(whatSurvives(results(counts))).toBe(
    "With the lab's defaults it holds that PTQ loses accuracy at 4 bits (\u22120.2 and \u22121.0 points, published \u221219 and \u221238); it does not hold that batch normalization costs PTQ accuracy at 8 bits (0.0 points, published \u221231) and that QAT wins it back at 4 bits (0.1 and 0.5 points, published 10 and 10).",
  );
});

test('an effect the other way round is no confirmation', () => {
  expect(whatSurvives(results({ cnn: 8_900, 'cnn ptq 4': 9_100 }))).toBe(
    "With the lab's defaults it does not hold that PTQ loses accuracy at 4 bits (2.0 points, published \u221219).",
  );
});
