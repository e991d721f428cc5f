import { expect, it } from 'vitest';
import { CheckpointPace } from './checkpointPace';

it('saves soon, then every four seconds, and whenever the run stands still', () => {
  let ms = 0;
  let paused = false;
  const pace = new CheckpointPace(
    () => ms,
    () => paused,
  );
  const at = (time: number) => {
    ms = time;
    return pace.wants();
  };
  expect([999, 1_000, 4_999, 5_000, 6_000].map(at)).toEqual([false, true, false, true, false]);
  paused = true;
  expect([6_001, 6_002].map(at)).toEqual([true, true]);
  paused = false;
  expect([6_003, 10_002].map(at)).toEqual([false, true]);
});
