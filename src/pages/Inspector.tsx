import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { DiagnosisPanel } from '../features/diagnosis/DiagnosisPanel';
import { GraphPanel } from '../features/layers/graph/GraphPanel';
import { LayersPanel } from '../features/layers/LayersPanel';
import { SamplesPanel } from '../features/samples/SamplesPanel';
import { SensitivityPanel } from '../features/sensitivity/SensitivityPanel';
import styles from './page.module.css';
import { type Panel, shownPanels, useView } from './panels';
import { ReportTab } from './ReportTab';

/** What can be looked at in a run; adding a view is one line here, and one in `core/view.ts`. */
export const inspectorTabs: readonly Panel[] = [
  { id: 'layers', title: 'Layers', panel: LayersPanel },
  { id: 'graph', title: 'Graph', panel: GraphPanel },
  { id: 'sensitivity', title: 'Sensitivity', panel: SensitivityPanel },
  { id: 'samples', title: 'Samples', panel: SamplesPanel },
  { id: 'diagnosis', title: 'Diagnosis', panel: DiagnosisPanel },
  { id: 'report', title: 'Report', panel: ReportTab },
];

/** One run, looked at from several sides; `end` stands beside the tabs. */
export function Inspector({ end }: { end?: ReactNode }) {
  const tabs = shownPanels(inspectorTabs, useView());
  return (
    <Tabs
      defaultValue={tabs[0]?.title ?? null}
      keepMounted={false}
      classNames={{ root: styles.inspector ?? '' }}
    >
      <div className={styles.sideHead}>
        <Tabs.List className={styles.sideTabs ?? ''}>
          {tabs.map(({ title }) => (
            <Tabs.Tab key={title} value={title}>
              {title}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {end}
      </div>
      {tabs.map(({ title, panel: Panel }) => (
        <Tabs.Panel key={title} value={title}>
          <Panel />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
