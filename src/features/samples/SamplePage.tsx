import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { RunPlan } from '../../core/run';
import type { Sample } from '../../core/samples/selection';
import { formatCount } from '../../share/format';
import { usePixels } from '../../store/usePixels';
import { SampleCard } from './SampleCard';
import styles from './samples.module.css';
import type { Sides } from './sides';

const pageSize = 10;

interface SamplePageProps extends Sides {
  readonly plan: RunPlan;
  readonly samples: readonly Sample[];
}

/** Ten of the images that were picked, and the way to the others. */
export function SamplePage({ plan, before, after, samples }: SamplePageProps) {
  const [first, setFirst] = useState(0);
  const shown = samples.slice(first, first + pageSize);
  const pixels = usePixels(plan, shown);
  const last = first + shown.length;
  return (
    <>
      <nav className={styles.pager} aria-label="Pages of images">
        <ActionIcon
          variant="default"
          size="sm"
          aria-label="Previous images"
          disabled={first === 0}
          onClick={() => setFirst(first - pageSize)}
        >
          <IconChevronLeft size={14} />
        </ActionIcon>
        <span role="status">
          {samples.length === 0
            ? 'No image is like that.'
            : `${formatCount(first + 1)} to ${formatCount(last)} of ${formatCount(samples.length)} images`}
        </span>
        <ActionIcon
          variant="default"
          size="sm"
          aria-label="Next images"
          disabled={last >= samples.length}
          onClick={() => setFirst(first + pageSize)}
        >
          <IconChevronRight size={14} />
        </ActionIcon>
      </nav>
      {shown.map((sample) => (
        <SampleCard
          key={sample.index}
          {...{ before, after, sample }}
          pixels={pixels.get(sample.index) ?? null}
        />
      ))}
    </>
  );
}
