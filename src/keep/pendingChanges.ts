import type { Change } from './shelf';

const keyOf = ({ kind, id }: Change) => `${kind}/${id}`;

/** Changes that wait to be written, the latest of each record. */
export class PendingChanges {
  private readonly changes = new Map<string, Change>();

  put(change: Change): void {
    this.changes.set(keyOf(change), change);
  }

  /** Returns them all; they wait no more. */
  take(): readonly Change[] {
    const taken = [...this.changes.values()];
    this.changes.clear();
    return taken;
  }

  /** Lets changes that were taken wait again, but for those that have been replaced. */
  putBack(taken: readonly Change[]): void {
    for (const change of taken) if (!this.changes.has(keyOf(change))) this.put(change);
  }
}
