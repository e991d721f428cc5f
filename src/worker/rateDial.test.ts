import { expect, it } from 'vitest';
import { RateDial } from './rateDial';

it('turns from the next step on, and tells each change once', () => {
  let wanted: number | null = null;
  const dial = new RateDial(0.03, () => wanted);
  expect([dial.at(0), dial.take()]).toEqual([0.03, []]);
  wanted = 0.1;
  expect([dial.at(1), dial.at(2)]).toEqual([0.1, 0.1]);
  expect(dial.take()).toEqual([{ step: 1, peak: 0.1 }]);
  expect(dial.take()).toEqual([]);
  wanted = 0.03;
  expect(dial.at(3)).toBe(0.03);
  expect(dial.take()).toEqual([{ step: 3, peak: 0.03 }]);
});

it('goes on from changes that were made before an interruption', () => {
  const dial = new RateDial(0.03, () => null, [{ step: 5, peak: 0.2 }]);
  expect([dial.at(4), dial.at(5), dial.at(6)]).toEqual([0.03, 0.2, 0.2]);
  expect(dial.take()).toEqual([]);
});
