import type { LineLook } from '../../../ui/method/methodStyle';

/** A line of a chart, and how to hide it. */
export interface LegendItem {
  readonly key: string;
  readonly label: string;
  readonly look: LineLook;
  readonly shown: boolean;
  readonly onToggle: () => void;
}
