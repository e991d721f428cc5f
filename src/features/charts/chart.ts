import type { ComponentType } from 'react';
import type { LabState } from '../../store/state';

/** A chart of the page. Adding one is one file that exports one of these, its test, and one line in the registry. */
export interface ChartDefinition {
  /** Equals the name of the export, in kebab case. */
  readonly id: string;
  readonly title: string;
  /** `results` share one place and are chosen by tabs; `curves` stand side by side and are looked at alike. */
  readonly place: 'results' | 'curves';
  /** Whether there is anything to show; a chart that does not say is always there. */
  readonly isOffered?: (state: LabState) => boolean;
  readonly component: ComponentType<{ readonly title: string }>;
}
