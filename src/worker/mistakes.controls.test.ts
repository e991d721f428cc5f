import { beforeAll, describe, expect, it } from 'vitest';
import { type Mistake, makesMistake, mistakes } from '../core/mistakes';
import type { Method } from '../core/run';
import { isRelevant } from '../core/settings/relevance';
import { type Settings, settingIds } from '../core/settings/settings';
import { openNodeLab } from './testing/nodeLab';
import { type Outcomes, outcomesOf, seenOf } from './testing/outcomes';
import { bold, moving, small } from './testing/settingCases';

/** Where a mistake shows at all, for those that do not show everywhere. */
const givenFor: Readonly<Record<string, Partial<Settings>>> = {
  'fold-variance': { model: 'cnn-bn' },
  'batch-statistics': { model: 'cnn-bn' },
  'no-mask': bold,
  'never-freeze': moving,
  'narrow-bias': { weightBits: 8, activationBits: 8 },
  'half-up': { weightBits: 16, activationBits: 16 },
};

/** PTQ where it makes the whole mistake, otherwise QAT. */
function methodOf({ settings }: Mistake): Method {
  const ids = settingIds.filter((id) => id in settings);
  return ids.every((id) => isRelevant('ptq', id)) ? 'ptq' : 'qat';
}

describe('a mistake', () => {
  let outcomes: Outcomes;

  beforeAll(async () => {
    outcomes = outcomesOf(await openNodeLab());
  });

  it.each(mistakes.map((mistake) => [mistake.id, mistake] as const))(
    '%s changes the result',
    async (id, mistake) => {
      const without = { ...small, ...givenFor[id] };
      const made = { ...without, ...mistake.settings };
      expect([makesMistake(without, mistake), makesMistake(made, mistake)]).toEqual([false, true]);
      const method = methodOf(mistake);
      const [was, is] = [await outcomes(method, without), await outcomes(method, made)];
      expect(seenOf(is)).not.toEqual(seenOf(was));
    },
  );
});
