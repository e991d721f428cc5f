import { Button, Progress } from '@mantine/core';
import { rateSearch } from '../../core/rateSearch/rateSearch';
import { useActions } from '../../store/context';
import type { RateFinding } from '../../store/rateFinding';
import styles from './activity.module.css';

const name = 'Learning-rate finder';

/** A search for a learning rate, which goes on while its window is closed. */
export function FindingLine({ finding }: { readonly finding: RateFinding }) {
  const { openFinder, cancelFinding } = useActions();
  const { plan, points, status } = finding;
  return (
    <div className={styles.line}>
      <strong className={styles.name}>{name}</strong>
      <Progress
        className={styles.track ?? ''}
        size={6}
        value={(100 * points.length) / rateSearch.steps}
        aria-label={`Progress of the ${name.toLowerCase()}`}
      />
      <span className={styles.words}>
        {status}, {points.length} of at most {rateSearch.steps} steps
      </span>
      <Button size="compact-xs" variant="default" onClick={() => openFinder(plan.method)}>
        Show
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`Cancel the ${name.toLowerCase()}`}
        onClick={() => cancelFinding(plan.method)}
      >
        Cancel
      </Button>
    </div>
  );
}
