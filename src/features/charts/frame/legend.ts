import type { Method } from '../../../core/run';

/** A line of a chart, and how to hide it. */
export interface LegendItem {
  readonly key: string;
  readonly label: string;
  readonly method: Method;
  readonly bits: number | null;
  readonly shown: boolean;
  readonly onToggle: () => void;
}
