import type { Method } from '../run';
import type { Settings } from '../settings/settings';
import type { Evidence } from './evidence';

/** What to change, as a run beside this one. */
export interface Suggestion {
  /** What a button says. */
  readonly label: string;
  readonly settings: Partial<Settings>;
}

/** What a check found. */
export interface Finding {
  /** `open` where the evidence decides nothing either way. */
  readonly verdict: 'fault' | 'healthy' | 'open';
  /** In words, with its unit. */
  readonly value: string;
  /** Where a fault begins, in words. */
  readonly threshold: string;
  /** One sentence. */
  readonly sentence: string;
  /** Null where no setting mends it. */
  readonly suggestion: Suggestion | null;
}

/** One thing that can be wrong with a run. Adding one is one file, its test and one line in the registry. */
export interface Check {
  readonly id: string;
  readonly label: string;
  /** What is measured. One sentence. */
  readonly definition: string;
  readonly methods: readonly Method[];
  /** Whether it looks at the network itself, which has to be measured first. */
  readonly needsProbe?: boolean;
  /** Returns null where the check does not apply, or what it needs is not there. */
  examine(evidence: Evidence): Finding | null;
}
