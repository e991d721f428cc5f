import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { RunPlan } from '../../core/run';
import { comparePaired, sharedCount } from '../../core/samples/comparison';
import { everyFlip, type SampleFilter } from '../../core/samples/selection';
import { mcnemarWords } from '../../share/mcnemarWords';
import { ClassTable } from './ClassTable';
import { ConfusionView } from './ConfusionView';
import { ImagesView } from './ImagesView';
import styles from './samples.module.css';
import type { Side, Sides } from './sides';

const views = ['Images', 'Confusion', 'Classes'] as const;
type View = (typeof views)[number];
const isView = (value: string): value is View => views.some((view) => view === value);

function Verdict({ before, after }: { before: Side; after: Side }) {
  const total = sharedCount(before.predictions, after.predictions);
  const test = comparePaired(before.predictions, after.predictions);
  return <p className={styles.verdict}>{mcnemarWords(test, [before.name, after.name], total)}</p>;
}

function sameClasses({ before, after }: Sides): boolean {
  return before?.predictions.classNames.join() === after.predictions.classNames.join();
}

interface SampleViewsProps extends Sides {
  readonly plan: RunPlan;
}

/** The test images of two networks, seen one by one, by class and by confusion. */
export function SampleViews({ plan, ...sides }: SampleViewsProps) {
  const { before, after } = sides;
  const [view, setView] = useState<View>('Images');
  const [filter, setFilter] = useState<SampleFilter>(
    before ? everyFlip : { ...everyFlip, which: 'wrong' },
  );
  if (before && !sameClasses(sides)) {
    return <p className={styles.verdict}>These two runs are measured on other images.</p>;
  }
  const showCell = (label: number, taken: number) => {
    setFilter({ ...everyFlip, which: 'all', label, taken });
    setView('Images');
  };
  return (
    <>
      {before && <Verdict before={before} after={after} />}
      <div className={styles.views}>
        <SegmentedControl
          classNames={{ root: styles.segments ?? '' }}
          size="xs"
          fullWidth
          aria-label="View of the test images"
          data={[...views]}
          value={view}
          onChange={(value) => isView(value) && setView(value)}
        />
      </div>
      {view === 'Images' && <ImagesView {...{ plan, filter }} {...sides} onFilter={setFilter} />}
      {view === 'Confusion' && <ConfusionView {...sides} onCell={showCell} />}
      {view === 'Classes' && <ClassTable {...sides} />}
    </>
  );
}
