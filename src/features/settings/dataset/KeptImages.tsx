import { Button } from '@mantine/core';
import { type DatasetId, datasets } from '../../../core/datasets';
import type { KeptDataset } from '../../../core/datasets/dataset';
import { useActions, useLab } from '../../../store/context';
import { activeRun } from '../../../store/selectors';
import styles from './dataset.module.css';
import { countsInWords, inMegabytes, inSentence } from './datasetWords';

/** What the browser keeps of a dataset, and the button that removes it. */
export function KeptImages({ kept }: { kept: KeptDataset }) {
  const { removeDataset } = useActions();
  const isBusy = useLab((state) => activeRun(state) !== null);
  const info = datasets.find(({ id }) => id === kept.id);
  const remove = (id: DatasetId) => void removeDataset(id);
  return (
    <div>
      <p className={styles.words}>
        {countsInWords(kept.counts)} {kept.note} {inMegabytes(kept.bytes)} in this browser.
      </p>
      {info && (
        <Button
          size="compact-xs"
          variant="default"
          disabled={isBusy}
          onClick={() => remove(info.id)}
        >
          Remove {inSentence(info)}
        </Button>
      )}
    </div>
  );
}
