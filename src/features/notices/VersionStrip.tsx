import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useActions, useLab } from '../../store/context';
import { isUnfinished } from '../../store/selectors';
import styles from './notices.module.css';

/** Offers a newer version of the page, which nobody has to load. */
export function VersionStrip() {
  const isOffered = useLab(({ installation }) => installation.newVersion);
  const isAtWork = useLab(({ runs }) => runs.some(isUnfinished));
  const { loadNewVersion } = useActions();
  if (!isOffered) return null;
  return (
    <output className={styles.notice} data-tone="info">
      <IconRefresh size={16} className={styles.icon} aria-hidden="true" />
      <p className={styles.text}>
        A new version of this page is ready.{' '}
        {isAtWork ? 'It can be loaded when the runs have ended.' : 'Loading it reloads the page.'}
      </p>
      <Button
        size="compact-xs"
        variant="default"
        disabled={isAtWork}
        onClick={() => void loadNewVersion()}
      >
        Load the new version
      </Button>
    </output>
  );
}
