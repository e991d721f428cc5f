import { describe, expect, it } from 'vitest';
import {
  type BoundId,
  boundIds,
  bounds,
  failedBounds,
  formatFigure,
  type Measured,
} from './bounds';

const onTheLine: Measured = Object.fromEntries(boundIds.map((id) => [id, bounds[id].most]));

describe('failedBounds', () => {
  it('is empty when every bound holds, exactly on the line included', () => {
    expect(failedBounds(onTheLine)).toEqual([]);
  });

  it.each(boundIds)('does not let %s pass its bound', (id: BoundId) => {
    const failed = failedBounds({ ...onTheLine, [id]: bounds[id].most + 1e-6 });
    expect(failed).toHaveLength(1);
    expect(failed[0]).toContain(bounds[id].what);
  });

  it('does not take a missing figure, or one that is not a number, for a good one', () => {
    expect(failedBounds({})).toHaveLength(boundIds.length);
    expect(failedBounds({ ...onTheLine, readbacks: Number.NaN })).toEqual([
      'readbacks during 100 training steps is NaN, and may be at most 10',
    ]);
  });
});

describe('formatFigure', () => {
  it.each([
    [12_345, '12,345'],
    [0.12345, '0.123'],
    [0.000012345, '1.2e-5'],
    [0, '0'],
  ])('writes %f as %s', (value, text) => {
    expect(formatFigure(value)).toBe(text);
  });
});
