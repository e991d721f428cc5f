import { Tabs } from '@mantine/core';
import type { ComponentType } from 'react';
import { ActivityBar } from '../features/activity/ActivityBar';
import { ChartsPanel } from '../features/charts/ChartsPanel';
import { LinkStrip } from '../features/link/LinkStrip';
import { NoticeStrip } from '../features/notices/NoticeStrip';
import { RunsPanel } from '../features/runs/RunsPanel';
import { SettingsRail } from '../features/settings/SettingsRail';
import { inspectorTabs } from './Inspector';
import styles from './page.module.css';

const tabs: readonly { readonly title: string; readonly panel: ComponentType }[] = [
  { title: 'Settings', panel: SettingsRail },
  { title: 'Charts', panel: ChartsPanel },
  { title: 'Runs', panel: RunsPanel },
  ...inspectorTabs,
];

/** One panel at a time. */
export function PhoneLayout() {
  return (
    <main className={styles.phone}>
      <Tabs defaultValue="Charts" keepMounted={false} classNames={{ panel: styles.tab ?? '' }}>
        <Tabs.List grow className={styles.tabs ?? ''}>
          {tabs.map(({ title }) => (
            <Tabs.Tab key={title} value={title}>
              {title}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <div className={styles.now}>
          <ActivityBar />
          <LinkStrip />
          <NoticeStrip />
        </div>
        {tabs.map(({ title, panel: Panel }) => (
          <Tabs.Panel key={title} value={title}>
            <Panel />
          </Tabs.Panel>
        ))}
      </Tabs>
    </main>
  );
}
