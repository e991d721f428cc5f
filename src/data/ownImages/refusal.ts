import { wantedInWords } from '../../core/datasets/ownLimits';
import { LabError } from '../../core/errors';
import { shown } from '../brought/members';

/** Returns the error of files that are not what they are called, or might do harm. */
export function refusal(why: string, next: string = wantedInWords): LabError {
  return new LabError('bad-file', why, next);
}

const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Returns a path that is not ours as it can be shown: nothing invisible, its end where it is long. */
export function shownPath(path: string): string {
  const visible = path.slice(-200).replaceAll(unseen, '');
  return visible.length > 60 ? `...${visible.slice(-57)}` : shown(visible);
}
