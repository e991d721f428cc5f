import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reproduction } from './reproduction';

const total = 10_000;
const count = (correct: number, of = total) => ({ correct, total: of });

describe('reproduction', () => {
  it.each([
    [8_952, 8_952, 'same'],
    [8_953, 8_952, 'agrees'],
    [8_893, 8_952, 'agrees'],
    [9_012, 8_952, 'unclear'],
    [8_880, 8_952, 'unclear'],
    [9_060, 8_952, 'differs'],
    [8_600, 8_952, 'differs'],
  ] as const)('%d against %d of 10,000: %s', (ours, theirs, agreement) => {
    expect(reproduction(count(ours), count(theirs)).agreement).toBe(agreement);
  });

  it('has the interval of the difference that the literature has', () => {
    // Newcombe (1998), table II, 56/70 against 48/80, method 10: 0.0524 to 0.3339.
    const { points, low, high } = reproduction(count(56, 70), count(48, 80));
    expect(points).toBeCloseTo(20, 10);
    expect(low).toBeCloseTo(5.24, 2);
    expect(high).toBeCloseTo(33.39, 2);
  });

  it('asks more of fewer images', () => {
    expect(reproduction(count(450, 500), count(440, 500)).agreement).toBe('agrees');
    expect(reproduction(count(450, 500), count(435, 500)).agreement).toBe('unclear');
    expect(reproduction(count(450, 500), count(400, 500)).agreement).toBe('differs');
  });

  it('compares accuracies where the numbers of images differ', () => {
    expect(reproduction(count(450, 500), count(9_000)).agreement).toBe('agrees');
  });

  it('says the same whichever way it is asked, with the difference within its interval', () => {
    const image = fc.integer({ min: 0, max: 1_000 });
    fc.assert(
      fc.property(image, image, (a, b) => {
        const there = reproduction(count(a, 1_000), count(b, 1_000));
        const back = reproduction(count(b, 1_000), count(a, 1_000));
        expect(back.agreement).toBe(there.agreement);
        expect(back.low).toBeCloseTo(-there.high, 8);
        expect(there.low).toBeLessThanOrEqual(there.points);
        expect(there.high).toBeGreaterThanOrEqual(there.points);
        expect(Math.max(Math.abs(there.low), Math.abs(there.high))).toBeLessThanOrEqual(100 + 1e-9);
      }),
    );
  });
});
