import type { ComponentType } from 'react';

/** A chart of the page. Adding one is one file that exports one of these, its test, and one line in the registry. */
export interface ChartDefinition {
  /** Equals the name of the export, in kebab case. */
  readonly id: string;
  readonly title: string;
  /** A wide chart has a row of its own. */
  readonly wide: boolean;
  readonly component: ComponentType<{ readonly title: string }>;
}
