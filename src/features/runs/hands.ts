import { createContext, useContext } from 'react';
import type { Selecting } from './selecting';

/** What the lines of the table can ask the table for; always the same object, so that they need not be drawn again. */
export interface Hands {
  readonly selecting: Selecting;
  /** Folds the seeds of a group, or unfolds them. */
  fold(key: string, folded: boolean): void;
  /** Has a person type a new name for a run. */
  startRename(runId: string): void;
  /** Ends that; the focus goes back to the run unless it has gone elsewhere. */
  endRename(runId: string, isElsewhere: boolean): void;
  /**
   * Deletes what a line stands for or, `withSelection` and where it is selected, the selection; the
   * focus goes to its neighbour.
   */
  removeLine(key: string, withSelection?: boolean): void;
}

export const HandsContext = createContext<Hands | null>(null);

export function useHands(): Hands {
  const hands = useContext(HandsContext);
  if (!hands) throw new Error('a line outside the run table asked for its hands');
  return hands;
}
