import { ActivityBar } from '../features/activity/ActivityBar';
import { ChartsPanel } from '../features/charts/ChartsPanel';
import { LinkStrip } from '../features/link/LinkStrip';
import { NoticeStrip } from '../features/notices/NoticeStrip';
import { RunsPanel } from '../features/runs/RunsPanel';
import { SettingsRail } from '../features/settings/SettingsRail';
import { Inspector } from './Inspector';
import styles from './page.module.css';

/** Everything on one screen. */
export function DesktopLayout() {
  return (
    <main className={styles.desktop}>
      <div className={styles.rail}>
        <SettingsRail />
      </div>
      <div className={styles.centre}>
        <LinkStrip />
        <NoticeStrip />
        <ChartsPanel />
      </div>
      <div className={styles.side}>
        <Inspector />
      </div>
      <div className={styles.bottom}>
        <RunsPanel>
          <ActivityBar />
        </RunsPanel>
      </div>
    </main>
  );
}
