import { Button, Progress } from '@mantine/core';
import { formatCount } from '../../share/format';
import { useActions, useLab } from '../../store/context';
import type { Draft } from '../../store/draft';
import { timeInWords } from '../../store/expected';
import { missing, standingRun } from '../../store/plans';
import { hasComplaints } from '../../store/selectors';
import type { RunRecord } from '../../store/state';
import styles from './published.module.css';

const counted = (count: number) => `${formatCount(count)} ${count === 1 ? 'run' : 'runs'}`;

function unfinished(drafts: readonly Draft[], runs: readonly RunRecord[]): Draft[] {
  return drafts.filter((draft) => {
    const run = standingRun(draft, runs);
    return run !== null && run.status !== 'finished';
  });
}

function stateInWords(drafts: readonly Draft[], runs: readonly RunRecord[]): string {
  const lacking = missing(drafts, runs);
  const pending = unfinished(drafts, runs);
  const done = drafts.length - lacking.length - pending.length;
  if (lacking.length > 0) {
    const more = lacking.length < drafts.length ? ' more' : '';
    return `${counted(lacking.length)}${more}, ${timeInWords(lacking, runs)}`;
  }
  if (pending.length === 0) return `all ${counted(drafts.length)} are there`;
  return `${done} of ${counted(drafts.length)} done, ${timeInWords(pending, runs)} to go`;
}

interface RunSetProps {
  readonly drafts: readonly Draft[];
  readonly start: string;
  readonly cancel: string;
}

/** A button for a set of runs: it starts those that lack, then shows how far they are and cancels them. */
export function RunSet({ drafts, start, cancel }: RunSetProps) {
  const runs = useLab((state) => state.runs);
  const blocked = useLab(hasComplaints);
  const { fillIn, withdraw } = useActions();
  const lacking = missing(drafts, runs).length;
  const pending = unfinished(drafts, runs).length;
  const isUnderWay = lacking === 0 && pending > 0;
  return (
    <div className={styles.set}>
      <Button
        size="xs"
        className={styles.run ?? ''}
        variant={isUnderWay ? 'default' : 'filled'}
        disabled={!isUnderWay && (blocked || lacking === 0)}
        onClick={() => (isUnderWay ? withdraw(drafts) : fillIn(drafts))}
      >
        {isUnderWay ? cancel : start}
      </Button>
      {isUnderWay && (
        <Progress
          className={styles.track ?? ''}
          size={6}
          value={(100 * (drafts.length - pending)) / drafts.length}
          aria-label={`Progress: ${start}`}
        />
      )}
      <output className={styles.soft}>{stateInWords(drafts, runs)}</output>
    </div>
  );
}
