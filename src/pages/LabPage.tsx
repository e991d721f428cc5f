import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { isHidden } from '../core/view';
import { ActivityBar } from '../features/activity/ActivityBar';
import { RateFinderModal } from '../features/charts/finder/RateFinderModal';
import { FilesMenu } from '../features/files/FilesMenu';
import { HelpButton } from '../features/help/HelpButton';
import { HelpModal } from '../features/help/HelpModal';
import { useKeys } from '../features/keys/useKeys';
import { NoticeStrip } from '../features/notices/NoticeStrip';
import { PublishedButton } from '../features/published/PublishedButton';
import { PublishedModal } from '../features/published/PublishedModal';
import { ShareButton } from '../features/share/ShareButton';
import { ShareModal } from '../features/share/ShareModal';
import { SweepButton } from '../features/sweep/SweepButton';
import { SweepModal } from '../features/sweep/SweepModal';
import { TopBar } from '../features/topbar/TopBar';
import { DesktopLayout } from './DesktopLayout';
import { EmbedLayout } from './EmbedLayout';
import { PhoneLayout } from './PhoneLayout';
import { PresentLayout } from './PresentLayout';
import styles from './page.module.css';
import { useView } from './panels';

const narrow = '(max-width: 900px)';

/** The lab, as its view lays it out. */
export function LabPage() {
  const { layout } = useView();
  if (layout === 'present') return <PresentLayout />;
  return layout === 'embed' ? <EmbedLayout /> : <WholeLab />;
}

function WholeLab() {
  const view = useView();
  const [helpOpened, help] = useDisclosure(false);
  const [shareOpened, share] = useDisclosure(false);
  const [tableOpened, table] = useDisclosure(false);
  const [sweepOpened, sweep] = useDisclosure(false);
  const isNarrow = useMediaQuery(narrow, false, { getInitialValueInEffect: false });
  useKeys(help.open);
  return (
    <div className={styles.page}>
      <TopBar>
        {!isHidden(view, 'sweep') && <SweepButton onClick={sweep.open} />}
        <ShareButton onClick={share.open} />
        <FilesMenu />
        {!isHidden(view, 'published') && <PublishedButton onClick={table.open} />}
        <HelpButton onClick={help.open} />
      </TopBar>
      {isNarrow ? <PhoneLayout /> : <DesktopLayout />}
      <PublishedModal opened={tableOpened} onClose={table.close}>
        <NoticeStrip />
        <ActivityBar />
      </PublishedModal>
      <SweepModal opened={sweepOpened} onClose={sweep.close}>
        <NoticeStrip />
        <ActivityBar />
      </SweepModal>
      <ShareModal opened={shareOpened} onClose={share.close} />
      <RateFinderModal />
      <HelpModal opened={helpOpened} onClose={help.close} />
    </div>
  );
}
