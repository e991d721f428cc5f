import { Button, Progress } from '@mantine/core';
import type { DownloadEvent } from '../../protocol/protocol';
import { useActions, useLab } from '../../store/context';
import { activeRun } from '../../store/selectors';
import styles from './activity.module.css';

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);

function size({ loadedBytes, totalBytes }: DownloadEvent): string {
  const total = totalBytes === null ? '' : ` of ${megabytes(totalBytes)}`;
  return `${megabytes(loadedBytes)}${total} MB`;
}

/** How far a download has come. */
export function DownloadLine({ download }: { download: DownloadEvent }) {
  const { cancel } = useActions();
  const canCancel = useLab((state) => activeRun(state) !== null);
  const { what, loadedBytes, totalBytes } = download;
  return (
    <div className={styles.line}>
      <strong className={styles.name}>Fetching {what}</strong>
      <Progress
        className={styles.track ?? ''}
        size={6}
        value={totalBytes ? (100 * loadedBytes) / totalBytes : 0}
        aria-label={`Download of ${what}`}
      />
      <span className={styles.words}>{size(download)}</span>
      {canCancel && (
        <Button size="compact-xs" variant="default" onClick={cancel}>
          Cancel
        </Button>
      )}
    </div>
  );
}
