import { describe, expect, it } from 'vitest';
import { differencePoints, tieBoundAt, tieBoundPoints, verdict } from './compare';

describe('verdict', () => {
  it.each([
    [0, 'tie'],
    [0.59, 'tie'],
    [-0.59, 'tie'],
    [0.6, 'above'],
    [-0.6, 'below'],
    [12.3, 'above'],
    [-12.3, 'below'],
  ] as const)('%d points on 10,000 images: %s', (points, expected) => {
    expect(verdict(points, 10_000)).toBe(expected);
  });

  it('counts 60 images in 10,000 as a difference, whatever floating point makes of it', () => {
    for (let correct = 0; correct <= 9940; correct += 7) {
      const more = { correct: correct + 60, total: 10_000 };
      const difference = differencePoints(more, { correct, total: 10_000 });
      expect(verdict(difference, 10_000)).toBe('above');
    }
  });

  it('asks more of fewer images', () => {
    expect(tieBoundAt(10_000)).toBe(tieBoundPoints);
    expect(tieBoundAt(2500)).toBe(1.2);
    expect(verdict(1.1, 2500)).toBe('tie');
    expect(verdict(-1.3, 2500)).toBe('below');
  });
});

describe('differencePoints', () => {
  it('compares shares, not counts', () => {
    const difference = differencePoints({ correct: 90, total: 100 }, { correct: 450, total: 1000 });
    expect(difference).toBeCloseTo(45, 10);
  });
});
