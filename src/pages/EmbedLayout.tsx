import { Anchor } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import type { Settings } from '../core/settings/settings';
import { defaultView } from '../core/view';
import { useKeys } from '../features/keys/useKeys';
import { FlowButton } from '../features/topbar/FlowButton';
import { SettingsLine } from '../features/topbar/SettingsLine';
import { writeLink } from '../share/link/writeLink';
import { useLab } from '../store/context';
import styles from './embed.module.css';
import { StackedPanels } from './StackedPanels';

const noHelp = () => undefined;

/** Returns the address of the whole lab with these settings. */
function wholeLab(settings: Settings): string {
  const url = new URL('.', location.href);
  url.hash = writeLink({ settings, view: defaultView, runs: [] }) ?? '';
  return url.href;
}

/** For a frame in another page: one panel at a time, one button, and the way to the whole lab. */
export function EmbedLayout() {
  const settings = useLab((state) => state.settings);
  useKeys(noHelp);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.name}>
          <Anchor className={styles.link} href={wholeLab(settings)} target="_blank" rel="noopener">
            Quantlab
            <IconExternalLink size={13} aria-label="opens on a page of its own" />
          </Anchor>
        </h1>
        <SettingsLine />
        <FlowButton />
      </header>
      <main className={styles.main}>
        <StackedPanels />
      </main>
    </div>
  );
}
