import type { Settings } from '../core/settings/settings';
import type { Draft } from './draft';

/** A run that a link asks for. */
export interface OpenedRun {
  /** Its place in the link. */
  readonly key: number;
  readonly draft: Draft;
  /** Id of what its sender measured; null where nothing was sent. */
  readonly theirId: string | null;
}

/** The link that was opened last, until somebody is done with it. */
export interface OpenedLink {
  readonly settings: Settings;
  readonly runs: readonly OpenedRun[];
}
