import { describe, expect, it } from 'vitest';
import { changeCounts, comparePaired } from './comparison';
import { classAccuracies, confusionDifference, confusionOf } from './confusion';
import { marginOf } from './margin';
import type { TestPredictions } from './predictions';
import { everyFlip, selectSamples } from './selection';

/** Probabilities that put `share` on the class and the rest on the next one. */
function predictions(classes: number[], shares: number[]): TestPredictions {
  const probabilities = classes.flatMap((best, index) =>
    [0, 1, 2].map((name) => {
      const share = shares[index] ?? 1;
      return name === best ? share : name === (best + 1) % 3 ? 1 - share : 0;
    }),
  );
  return {
    classNames: ['shirt', 'coat', 'bag'],
    imageShape: [2, 2, 1],
    labels: Uint8Array.of(0, 0, 1, 1, 2, 2),
    classes: Uint8Array.from(classes),
    probabilities: Float32Array.from(probabilities),
  };
}

const before = predictions([0, 0, 1, 2, 0, 2], [0.9, 0.9, 0.9, 0.9, 0.9, 0.9]);
//                     broken, broken, same, repaired, otherwise wrong, same
const after = predictions([1, 2, 1, 1, 1, 2], [0.6, 0.75, 0.9, 0.8, 0.7, 0.9]);

const picked = (filter: Partial<typeof everyFlip>) =>
  selectSamples(before, after, { ...everyFlip, ...filter }).map(({ index }) => index);

describe('two networks on the same images', () => {
  it('count what became of each', () => {
    const counts = { broken: 2, repaired: 1, 'otherwise-wrong': 1, same: 2 };
    expect(changeCounts(before, after)).toEqual(counts);
    expect(comparePaired(before, after)).toMatchObject({ onlyFirst: 2, onlySecond: 1, p: 1 });
  });

  it('compare on the images that both have', () => {
    const fewer = { ...before, labels: before.labels.subarray(0, 2) };
    expect(changeCounts(fewer, after)).toMatchObject({ broken: 2, repaired: 0, same: 0 });
  });
});

describe('selectSamples', () => {
  it('puts what broke first, then what was repaired, the surest first', () => {
    expect(picked({})).toEqual([1, 0, 3, 4]);
    expect(picked({ which: 'all' })).toEqual([1, 0, 3, 4, 2, 5]);
  });

  it('picks by change, class, what it is taken for, and margin', () => {
    expect(picked({ which: 'repaired' })).toEqual([3]);
    expect(picked({ which: 'wrong' })).toEqual([1, 0, 4]);
    expect(picked({ label: 0 })).toEqual([1, 0]);
    expect(picked({ label: 0, taken: 1 })).toEqual([0]);
    expect(picked({ marginAtMost: 0.45 })).toEqual([0, 4]);
  });

  it('measures the margin between the two likeliest classes', () => {
    expect(marginOf(after, 0)).toBeCloseTo(0.2);
    expect(marginOf(after, 3)).toBeCloseTo(0.6);
  });
});

describe('the confusion matrix', () => {
  const own = confusionOf(after, 6);

  it('counts images of a class by what they are taken for', () => {
    expect(own).toEqual([
      [0, 1, 1],
      [0, 2, 0],
      [0, 1, 1],
    ]);
  });

  it('differs from another by what changed; no image comes or goes', () => {
    const difference = confusionDifference(confusionOf(before, 6), own);
    expect(difference).toEqual([
      [-2, 1, 1],
      [0, 1, -1],
      [-1, 1, 0],
    ]);
  });

  it('gives the accuracy of each class with its interval', () => {
    const [shirt, coat] = classAccuracies(own, after.classNames);
    expect(shirt).toMatchObject({ name: 'shirt', correct: 0, total: 2 });
    expect(coat).toMatchObject({ correct: 2, total: 2, interval: { accuracy: 1, high: 1 } });
    expect(coat?.interval.low).toBeLessThan(0.5);
  });
});
