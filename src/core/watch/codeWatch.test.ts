import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CodeWatch, oscillatesAbove } from './codeWatch';

/** The definition of arXiv 2203.11086, weight by weight, in double precision. */
function byDefinition(history: readonly number[]): { changed: boolean; frequency: number } {
  let [frequency, last, changed] = [0, 0, false];
  history.forEach((code, t) => {
    const move = t === 0 ? 0 : Math.sign(code - (history[t - 1] ?? 0));
    const o = move !== 0 && last !== 0 && move !== last ? 1 : 0;
    frequency = 0.01 * o + 0.99 * frequency;
    changed = move !== 0;
    if (move !== 0) last = move;
  });
  return { changed, frequency };
}

const histories = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 40 }))
  .chain(([weights, steps]) =>
    fc.array(
      fc.array(fc.integer({ min: -2, max: 2 }), { minLength: weights, maxLength: weights }),
      {
        minLength: steps,
        maxLength: steps,
      },
    ),
  );

it('counts what changed and what oscillates, as defined', () => {
  fc.assert(
    fc.property(histories, (samples) => {
      const watch = new CodeWatch(samples[0]?.length ?? 0);
      const motions = samples.map((codes) => watch.take(codes));
      const expected = (samples[0] ?? []).map((_, weight) =>
        byDefinition(samples.map((codes) => codes[weight] ?? 0)),
      );
      expect(motions.at(-1)).toEqual({
        changed: expected.filter(({ changed }) => changed).length,
        oscillating: expected.filter(({ frequency }) => frequency > oscillatesAbove).length,
      });
      expect([...watch.flipped]).toEqual(expected.map(({ changed }) => Number(changed)));
    }),
  );
});

it('calls a weight that moves one way changed, and one that comes back oscillating', () => {
  const watch = new CodeWatch(2);
  watch.take([0, 0]);
  expect(watch.take([1, 1])).toEqual({ changed: 2, oscillating: 0 });
  expect(watch.take([2, 0])).toEqual({ changed: 2, oscillating: 1 });
  expect(watch.take([2, 0])).toEqual({ changed: 0, oscillating: 1 });
});

it('forgets an oscillation that has stopped', () => {
  const watch = new CodeWatch(1);
  for (const code of [0, 1, 0]) watch.take([code]);
  const samples = Array.from({ length: 100 }, () => watch.take([0]).oscillating);
  // 0.01 * 0.99^t is above 0.005 for t up to 68.
  expect(samples.lastIndexOf(1)).toBe(67);
});

it('refuses other codes than its own', () => {
  expect(() => new CodeWatch(2).take([1])).toThrow(RangeError);
});
