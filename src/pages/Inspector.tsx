import { Tabs } from '@mantine/core';
import type { ComponentType } from 'react';
import { GraphPanel } from '../features/layers/graph/GraphPanel';
import { LayersPanel } from '../features/layers/LayersPanel';
import { ReportPanel } from '../features/report/ReportPanel';
import { SamplesPanel } from '../features/samples/SamplesPanel';
import styles from './page.module.css';

/** What can be looked at in a run; adding a view is one line here. */
export const inspectorTabs: readonly {
  readonly title: string;
  readonly panel: ComponentType;
}[] = [
  { title: 'Layers', panel: LayersPanel },
  { title: 'Graph', panel: GraphPanel },
  { title: 'Samples', panel: SamplesPanel },
  { title: 'Report', panel: ReportPanel },
];

/** One run, looked at from several sides. */
export function Inspector() {
  return (
    <Tabs defaultValue="Layers" keepMounted={false} classNames={{ root: styles.inspector ?? '' }}>
      <Tabs.List className={styles.tabs ?? ''}>
        {inspectorTabs.map(({ title }) => (
          <Tabs.Tab key={title} value={title}>
            {title}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {inspectorTabs.map(({ title, panel: Panel }) => (
        <Tabs.Panel key={title} value={title}>
          <Panel />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
