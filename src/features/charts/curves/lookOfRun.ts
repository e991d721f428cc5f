import { isOwn, type RunRecord } from '../../../store/state';
import { asTheirs, type LineLook, lookOf } from '../../../ui/method/methodStyle';
import type { Palette } from '../../../ui/theme/tokens';

/** Returns how a run's curves look, told apart from those of runs here where others measured it. */
export function lookOfRun(palette: Palette, run: RunRecord, bits: number | null): LineLook {
  const look = lookOf(palette, run.plan.method, bits);
  return isOwn(run) ? look : asTheirs(look);
}
