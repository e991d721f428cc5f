import { Button, Progress } from '@mantine/core';
import type { LabErrorData } from '../core/errors';
import styles from './Pending.module.css';

interface WorkingProps {
  readonly text: string;
  /** 0 to 1; null until it is known. */
  readonly share: number | null;
  readonly onCancel: () => void;
}

/** Something that is being computed, with the way to stop it. */
export function Working({ text, share, onCancel }: WorkingProps) {
  return (
    <div className={styles.pending}>
      <p className={styles.text} role="status">
        {text}
      </p>
      <Progress
        className={styles.bar ?? ''}
        value={100 * (share ?? 0)}
        size="sm"
        aria-label={text}
      />
      <Button size="xs" variant="default" onClick={onCancel}>
        Cancel
      </Button>
    </div>
  );
}

interface FailedProps {
  readonly problem: LabErrorData;
  readonly onAgain: () => void;
}

/** Why there is nothing to see, and what to do next. */
export function Failed({ problem, onAgain }: FailedProps) {
  const isCancelled = problem.code === 'cancelled';
  return (
    <div className={styles.pending}>
      <p className={styles.text} role="status">
        {isCancelled ? 'Cancelled.' : `${problem.message} ${problem.next}`}
      </p>
      <Button size="xs" variant="default" onClick={onAgain}>
        {isCancelled ? 'Start again' : 'Try again'}
      </Button>
    </div>
  );
}
