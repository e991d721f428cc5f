import { Tabs } from '@mantine/core';
import { ActivityBar } from '../features/activity/ActivityBar';
import { ChartsPanel } from '../features/charts/ChartsPanel';
import { LinkStrip } from '../features/link/LinkStrip';
import { NoticeStrip } from '../features/notices/NoticeStrip';
import { RunsPanel } from '../features/runs/RunsPanel';
import { SettingsRail } from '../features/settings/SettingsRail';
import { inspectorTabs } from './Inspector';
import styles from './page.module.css';
import { type Panel, shownPanels, useView } from './panels';

const allPanels: readonly Panel[] = [
  { id: 'settings', title: 'Settings', panel: SettingsRail },
  { id: 'charts', title: 'Charts', panel: ChartsPanel },
  { id: 'runs', title: 'Runs', panel: RunsPanel },
  ...inspectorTabs,
];

/** One panel at a time, the charts first; without tabs where only one is left. */
export function StackedPanels() {
  const panels = shownPanels(allPanels, useView());
  const first = panels.find(({ id }) => id === 'charts') ?? panels[0];
  return (
    <Tabs
      defaultValue={first?.title ?? null}
      keepMounted={false}
      classNames={{ panel: styles.tab ?? '' }}
    >
      {panels.length > 1 && (
        <Tabs.List grow className={styles.tabs ?? ''}>
          {panels.map(({ title }) => (
            <Tabs.Tab key={title} value={title}>
              {title}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      )}
      <div className={styles.now}>
        <ActivityBar />
        <LinkStrip />
        <NoticeStrip />
      </div>
      {panels.map(({ title, panel: Panel }) => (
        <Tabs.Panel key={title} value={title}>
          <Panel />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
