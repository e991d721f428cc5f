import { useDisclosure } from '@mantine/hooks';
import { isHidden } from '../core/view';
import { ActivityBar } from '../features/activity/ActivityBar';
import { ChartsPanel } from '../features/charts/ChartsPanel';
import { LinkStrip } from '../features/link/LinkStrip';
import { NoticeStrip } from '../features/notices/NoticeStrip';
import { RunsPanel } from '../features/runs/RunsPanel';
import { SettingsRail } from '../features/settings/SettingsRail';
import { Inspector, inspectorTabs } from './Inspector';
import styles from './page.module.css';
import { shownPanels, useView } from './panels';
import { WidenButton } from './WidenButton';

/** Everything on one screen, but for what a link hides. */
export function DesktopLayout() {
  const view = useView();
  const [wide, { toggle }] = useDisclosure(false);
  const shown = {
    settings: !isHidden(view, 'settings'),
    charts: !isHidden(view, 'charts'),
    inspector: shownPanels(inspectorTabs, view).length > 0,
    runs: !isHidden(view, 'runs'),
  };
  const missing = Object.entries(shown).flatMap(([part, isShown]) => (isShown ? [] : part));
  return (
    <main className={styles.desktop} data-without={missing.join(' ')} data-wide={wide || undefined}>
      {shown.settings && (
        <div className={styles.rail}>
          <SettingsRail />
        </div>
      )}
      <div className={styles.centre}>
        {!shown.runs && <ActivityBar />}
        <LinkStrip />
        <NoticeStrip />
        {shown.charts && <ChartsPanel />}
      </div>
      {shown.inspector && (
        <div className={styles.side}>
          <Inspector end={<WidenButton wide={wide} onClick={toggle} />} />
        </div>
      )}
      {shown.runs && (
        <div className={styles.bottom}>
          <RunsPanel>
            <ActivityBar />
          </RunsPanel>
        </div>
      )}
    </main>
  );
}
