import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { sharedCount } from '../../core/samples/comparison';
import { confusionDifference, confusionOf } from '../../core/samples/confusion';
import { ConfusionGrid } from './ConfusionGrid';
import styles from './samples.module.css';
import type { Sides } from './sides';

interface ConfusionViewProps extends Sides {
  /** Shows the images of a class that are taken for another. */
  readonly onCell: (label: number, taken: number) => void;
}

/** What the second network takes the images of each class for, counted or against the first. */
export function ConfusionView({ before, after, onCell }: ConfusionViewProps) {
  const [isDifference, setDifference] = useState(false);
  const count = sharedCount((before ?? after).predictions, after.predictions);
  const own = confusionOf(after.predictions, count);
  const difference = before && confusionDifference(confusionOf(before.predictions, count), own);
  return (
    <div className={styles.confusion}>
      {before && (
        <SegmentedControl
          classNames={{ root: styles.segments ?? '' }}
          size="xs"
          aria-label="Figures of the confusion matrix"
          data={[
            { value: 'counts', label: 'Images' },
            { value: 'difference', label: `Against ${before.name}` },
          ]}
          value={isDifference ? 'difference' : 'counts'}
          onChange={(value) => setDifference(value === 'difference')}
        />
      )}
      <ConfusionGrid
        classNames={after.predictions.classNames}
        counts={own}
        difference={isDifference ? difference : null}
        onCell={onCell}
      />
      <p className={styles.note}>
        Rows: what an image shows. Columns: what {after.name} takes it for. Choose a cell to see its
        images; arrow keys move between cells.
      </p>
    </div>
  );
}
