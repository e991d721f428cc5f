import { Button, FileButton } from '@mantine/core';
import { type DragEvent, useState } from 'react';
import { type DatasetId, datasets } from '../../../core/datasets';
import type { DatasetInfo } from '../../../core/datasets/dataset';
import { useActions } from '../../../store/context';
import styles from './dataset.module.css';

/** Where files of a dataset are dropped or chosen. */
export function WantedFiles({ info }: { info: DatasetInfo }) {
  const { bringDataset } = useActions();
  const bring = (files: readonly File[]) => {
    const id: DatasetId | undefined = datasets.find((dataset) => dataset.id === info.id)?.id;
    if (id) void bringDataset(id, files);
  };
  const { isOver, ...drop } = useDrop(bring);
  return (
    <section
      className={styles.zone}
      data-over={isOver || undefined}
      aria-label={`Files of ${info.label}`}
      {...drop}
    >
      <p className={styles.words}>
        {info.label} does not come with the page. {info.bring} The files stay in this browser.
      </p>
      <FileButton multiple onChange={bring}>
        {(props) => (
          <Button {...props} size="compact-xs" variant="default">
            Choose files
          </Button>
        )}
      </FileButton>
      <span className={styles.words}> or drop them here.</span>
    </section>
  );
}

function useDrop(onFiles: (files: readonly File[]) => void) {
  const [isOver, setOver] = useState(false);
  const over = (now: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(now);
  };
  return {
    isOver,
    onDragOver: over(true),
    onDragLeave: over(false),
    onDrop(event: DragEvent) {
      over(false)(event);
      onFiles([...event.dataTransfer.files]);
    },
  };
}
