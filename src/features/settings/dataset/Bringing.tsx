import { Button, Progress } from '@mantine/core';
import { datasetById } from '../../../core/datasets';
import { useActions } from '../../../store/context';
import type { LabState } from '../../../store/state';
import styles from './dataset.module.css';
import { inMegabytes, inSentence } from './datasetWords';

/** How far the files have been read. */
export function Bringing({ dataset, doneBytes, totalBytes }: NonNullable<LabState['bringing']>) {
  const { cancelBringing } = useActions();
  const label = inSentence(datasetById(dataset));
  return (
    <div className={styles.zone}>
      <p className={styles.words} role="status">
        {doneBytes === totalBytes
          ? `Keeping ${label}...`
          : `Reading ${label}: ${inMegabytes(doneBytes)} of ${inMegabytes(totalBytes)}`}
      </p>
      <Progress
        size={6}
        value={(100 * doneBytes) / totalBytes}
        aria-label={`Progress of reading ${label}`}
      />
      <Button size="compact-xs" variant="default" onClick={cancelBringing}>
        Cancel
      </Button>
    </div>
  );
}
