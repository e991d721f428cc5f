import type { HeldOutPoint } from '../../run';
import type { Finding, Suggestion } from '../finding';
import { fallAtEnd } from '../slope';
import { percentOf } from '../words';

/** Our guess, tuned on runs. */
const clearFall = 0.05;

interface Words {
  /** Told how far the loss still fell: `12.0 %`. */
  readonly fault: (fall: string) => string;
  readonly healthy: string;
  readonly suggestion: Suggestion | null;
}

/** Returns whether training ended while the held-out loss still fell clearly; null where nothing says. */
export function fallingLoss(heldOut: readonly HeldOutPoint[], words: Words): Finding | null {
  const fall = fallAtEnd(heldOut);
  if (fall === null) return null;
  const isFault = fall > clearFall;
  const share = percentOf(fall, 1);
  return {
    verdict: isFault ? 'fault' : 'healthy',
    value: `${share} of the loss`,
    threshold: `above ${percentOf(clearFall, 0)}`,
    sentence: isFault ? words.fault(share) : words.healthy,
    suggestion: isFault ? words.suggestion : null,
  };
}
