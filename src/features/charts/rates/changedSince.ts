import { changeInWords } from '../../../store/changes';
import { boundChanges, type RateRuns } from '../../../store/rateRuns';
import { sameStart } from '../../../store/relevance';
import type { LabState } from '../../../store/state';

/** Returns how the settings have changed since the runs of a chart; null where they have not. */
export function changedSince(
  { basis }: Pick<RateRuns, 'basis'>,
  now: Pick<LabState, 'start' | 'settings'>,
): string | null {
  const changes = [
    ...(sameStart(basis, now) ? [] : ['base model']),
    ...boundChanges('qat', basis.settings, now.settings).map((id) =>
      changeInWords(id, basis.settings, now.settings),
    ),
  ];
  return changes.length > 0 ? `changed since: ${changes.join(', ')}` : null;
}
