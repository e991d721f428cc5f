import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Method } from '../../core/run';
import { hasEffect } from '../../core/settings/effect';
import { isRelevant } from '../../core/settings/relevance';
import { type SettingId, settingIds, withSetting } from '../../core/settings/settings';
import { openNodeLab } from './nodeLab';
import { type Outcomes, outcomesOf, seenOf } from './outcomes';
import { changesFor, settingCases, small } from './settingCases';

// It takes longer than the run, and nothing that is compared here depends on it.
vi.mock('../../engine/integer/integerReport', () => ({
  integerReport: async function* () {
    yield* [];
    return null;
  },
}));

/** The worker is told the first by another call, and never hears of the second; the third has tests of its own. */
const outsideRuns: readonly SettingId[] = ['backend', 'control', 'dataset', 'imageSet'];

/** Some settings have a dozen values, each with a run or two of its own. */
const hangMs = 180_000;

/** Declares the tests that every setting that matters to a method changes its result, and no other does. */
export function describeWiring(method: Method): void {
  describe(`settings of ${method}`, () => {
    const effective = settingIds.filter((id) => changesFor(method, id).length > 0);
    let outcomes: Outcomes;

    beforeAll(async () => {
      outcomes = outcomesOf(await openNodeLab());
    });

    it('are each tried where they have an effect', () => {
      const relevant = settingIds.filter(
        (id) => !outsideRuns.includes(id) && isRelevant(method, id),
      );
      expect(effective).toEqual(relevant);
    });

    it.each(effective)(
      '%s changes the result',
      async (id) => {
        for (const { before, after } of changesFor(method, id)) {
          expect(hasEffect(id, before, method)).toBe(true);
          const [was, is] = [await outcomes(method, before), await outcomes(method, after)];
          expect(seenOf(is), `${id}: ${before[id]} to ${after[id]}`).not.toEqual(seenOf(was));
        }
      },
      hangMs,
    );

    it('change nothing where they have no effect', async () => {
      const changed = withIneffectiveChanged(method);
      expect(changed).not.toEqual(small);
      expect(await outcomes(method, changed)).toEqual(await outcomes(method, small));
    });
  });
}

/** Returns settings that differ in all that has no effect on the method, and in nothing else. */
function withIneffectiveChanged(method: Method) {
  let changed = small;
  for (const id of settingIds) {
    const [value] = settingCases[id].flatMap(({ to }) => to);
    if (value !== undefined && !hasEffect(id, changed, method)) {
      changed = withSetting(changed, id, value);
    }
  }
  return changed;
}
