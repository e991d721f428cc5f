import { formatCount, formatRate } from '../share/format';
import type { RunRecord } from './state';

type Steered = Pick<RunRecord, 'rateChanges'>;

/** Returns whether a person changed the learning rate while the run trained: then its plan does not say what it did. */
export function isSteered({ rateChanges }: Steered): boolean {
  return rateChanges.length > 0;
}

/** Returns what a person did to the learning rate, in words; empty for nothing. */
export function steeredInWords({ rateChanges }: Steered): string[] {
  return rateChanges.map(
    ({ step, peak }) =>
      `learning rate ${formatRate(peak)} by hand after ${formatCount(step)} steps`,
  );
}
