import { type DragEvent, useState } from 'react';
import { type DatasetId, datasets } from '../../../core/datasets';
import type { DatasetInfo } from '../../../core/datasets/dataset';
import type { ChosenFile } from '../../../protocol/protocol';
import { useActions } from '../../../store/context';
import styles from './dataset.module.css';
import { FilesButton } from './FilesButton';
import { dropped } from './placed';

/** Where files of a dataset are dropped or chosen. */
export function WantedFiles({ info }: { info: DatasetInfo }) {
  const { bringDataset, tell } = useActions();
  const bring = (files: readonly ChosenFile[]) => {
    const id: DatasetId | undefined = datasets.find((dataset) => dataset.id === info.id)?.id;
    if (id) void bringDataset(id, files);
  };
  const unreadable = () => tell('What was dropped cannot be read. Choose it with the button.');
  const { isOver, ...drop } = useDrop((data) => void dropped(data).then(bring, unreadable));
  return (
    <section
      className={styles.zone}
      data-over={isOver || undefined}
      aria-label={`Files of ${info.label}`}
      {...drop}
    >
      <p className={styles.words}>
        {info.own ? ownInWords(info) : `${info.label} does not come with the page. ${info.bring}`}{' '}
        The files stay in this browser.
      </p>
      <div className={styles.buttons}>
        {info.own && <FilesButton onFiles={bring} label="Choose a folder" folder />}
        <FilesButton onFiles={bring} label={info.own ? 'Choose a zip file' : 'Choose files'} />
      </div>
      <span className={styles.words}> or drop {info.own ? 'either' : 'them'} here.</span>
    </section>
  );
}

function ownInWords({ imageShape: [height, width, channels], bring }: DatasetInfo): string {
  const colours = channels === 1 ? 'grey' : 'colour';
  return `${bring} Of each image the middle square is taken, in ${width} x ${height} pixels and ${colours}; the seed splits them into training, held-out and test images.`;
}

function useDrop(onDrop: (data: DataTransfer) => void) {
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
      onDrop(event.dataTransfer);
    },
  };
}
