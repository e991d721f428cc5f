import type { ComponentType } from 'react';
import type { RunRecord } from '../../../store/state';

/** What a report is made of. */
export interface SheetProps {
  readonly runs: readonly RunRecord[];
  /** What they are compared with is among these. */
  readonly all: readonly RunRecord[];
  /** The address that makes them again; null where none does. */
  readonly address: string | null;
  readonly curves: ComponentType<{ readonly runs: readonly RunRecord[] }>;
}
