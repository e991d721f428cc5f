import { expect, it } from 'vitest';
import { fakeEvidence, fakeRunEvidence, findingOf } from '../fakeEvidence';

const live = { model: 'cnn-bn', foldMode: 'live' } as const;

const run = (correct: number, reestimate: boolean) =>
  fakeRunEvidence('qat', { correct, settings: { ...live, reestimate } });

const found = (own: ReturnType<typeof run>, otherStatistics: typeof own | null = null) =>
  findingOf('norm-statistics', fakeEvidence(own, { otherStatistics }));

it('is made where there are running statistics that QAT could measure anew', () => {
  expect(found(fakeRunEvidence('qat'))).toBeNull();
  expect(found(fakeRunEvidence('qat', { settings: { model: 'cnn-bn' } }))).toBeNull();
  const parts = { end: 'diverged', evaluation: null } as const;
  expect(found(fakeRunEvidence('qat', { settings: live, parts }))).toBeNull();
});

it('stays open until a run has measured them anew, and offers that run', () => {
  const open = found(run(8_900, false));
  expect(open).toMatchObject({ verdict: 'open', value: 'not known' });
  expect(open?.suggestion?.settings).toEqual({ reestimate: true });
});

it.each([
  [9_000, 'fault', '+1.0 points'],
  [8_950, 'healthy', '+0.5 points'],
  [8_800, 'healthy', '−1.0 points'],
])('judges by what that run gained: %i right are %s', (correct, verdict, value) => {
  expect(found(run(8_900, false), run(correct, true))).toMatchObject({ verdict, value });
});

it('is healthy where they were measured anew, and tells the gain where it is known', () => {
  expect(found(run(9_000, true))).toMatchObject({ verdict: 'healthy', value: 'measured anew' });
  expect(found(run(9_000, true), run(8_900, false))?.value).toBe('measured anew, for +1.0 points');
});
