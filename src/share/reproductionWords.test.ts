import { expect, test } from 'vitest';
import { reproductionInWords } from './reproductionWords';

const count = (correct: number, total = 10_000) => ({ correct, total });

test.each([
  [8_952, 'Reproduced exactly: 8,952 of 10,000 images are right, here as there.'],
  [8_940, 'Reproduced: ours is 0.12 points below theirs, a tie on 10,000 images.'],
  [
    9_022,
    'Not clear: ours is 0.70 points above theirs. That is more than a tie (0.60), yet 0 lies within the 95 % interval of the difference, \u22120.14 to +1.54 points.',
  ],
  [
    8_600,
    'Not reproduced: ours is 3.52 points below theirs, and 0 lies outside the 95 % interval of the difference, \u22124.43 to \u22122.61 points.',
  ],
])('%d against 8,952', (ours, sentence) => {
  expect(reproductionInWords(count(ours), count(8_952))).toBe(sentence);
});

test('accuracies that are equal on unlike numbers of images are no exact reproduction', () => {
  expect(reproductionInWords(count(450, 500), count(9_000))).toBe(
    'Reproduced: ours is 0.00 points above theirs, a tie on 500 images.',
  );
});
