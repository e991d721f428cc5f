import { isHidden } from '../core/view';
import { ActivityBar } from '../features/activity/ActivityBar';
import { ChartsPanel } from '../features/charts/ChartsPanel';
import { useKeys } from '../features/keys/useKeys';
import { LinkStrip } from '../features/link/LinkStrip';
import { NoticeStrip } from '../features/notices/NoticeStrip';
import { FlowButton } from '../features/topbar/FlowButton';
import { SettingsLine } from '../features/topbar/SettingsLine';
import { ThemeSwitch } from '../features/topbar/ThemeSwitch';
import { useActions } from '../store/context';
import { LinkButton } from '../ui/LinkButton';
import { useView } from './panels';
import styles from './present.module.css';

const noHelp = () => undefined;

/** For a projector: large type, the charts, and one button that does what comes next. */
export function PresentLayout() {
  const view = useView();
  useKeys(noHelp);
  const { changeView } = useActions();
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.name}>Quantlab</h1>
        <SettingsLine />
        <FlowButton />
      </header>
      <main className={styles.main}>
        <ActivityBar />
        <LinkStrip />
        <NoticeStrip />
        {!isHidden(view, 'charts') && <ChartsPanel bare />}
      </main>
      <footer className={styles.foot}>
        <LinkButton onClick={() => changeView({ ...view, layout: 'lab' })}>All controls</LinkButton>
        <ThemeSwitch />
      </footer>
    </div>
  );
}
