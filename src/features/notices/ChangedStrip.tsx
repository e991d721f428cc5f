import { Button } from '@mantine/core';
import { IconAdjustments } from '@tabler/icons-react';
import { specOf } from '../../core/settings/settings';
import { useActions, useLab } from '../../store/context';
import { nameOf } from '../../store/names';
import { activeRun, changedSinceStart, hasComplaints } from '../../store/selectors';
import styles from './notices.module.css';

/** Offers to start the run in progress over when settings that matter to it have changed. */
export function ChangedStrip() {
  const changed = useLab(changedSinceStart);
  const run = useLab(activeRun);
  const blocked = useLab(hasComplaints);
  const { restartWithChanges } = useActions();
  if (!run || changed.length === 0) return null;
  const labels = changed.map((id) => specOf(id).label.toLowerCase()).join(', ');
  return (
    <output className={styles.notice} data-tone="info">
      <IconAdjustments size={16} className={styles.icon} aria-hidden="true" />
      <p className={styles.text}>
        {nameOf(run)} keeps the settings it started with. Changed since: {labels}.
      </p>
      <Button size="compact-xs" variant="default" disabled={blocked} onClick={restartWithChanges}>
        Restart with changes
      </Button>
    </output>
  );
}
