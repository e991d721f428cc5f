import { describe, expect, it } from 'vitest';
import { countEvents } from './labRun';

const readback = { kind: 'readback' } as const;
const points = (step: number) => ({ kind: 'points', step }) as const;

describe('countEvents', () => {
  it('counts what follows the report of the first step, up to the one that reaches the last', () => {
    const events = [readback, points(1), readback, points(3), readback, readback, points(8)];
    expect(countEvents([...events, readback, points(20)], 1, 7)).toEqual({
      readbacks: 3,
      reports: 2,
    });
  });
});
