import { UnstyledButton } from '@mantine/core';
import { IconPinFilled } from '@tabler/icons-react';
import { useActions } from '../../store/context';
import { isQuantized, runName } from '../../store/names';
import { isOwn } from '../../store/state';
import { MethodMark } from '../../ui/method/MethodMark';
import { isPinned, type Row } from './rows';
import styles from './table.module.css';

/** The mark of a run's method, as the charts draw it. */
export function RunMark({ run }: Pick<Row, 'run'>) {
  const { method, settings } = run.plan;
  return (
    <MethodMark
      method={method}
      bits={isQuantized(method) ? settings.weightBits : null}
      line
      theirs={!isOwn(run)}
    />
  );
}

interface RunNameProps {
  readonly row: Row;
  readonly picked: boolean;
  /** Whether it is one of several seeds. */
  readonly ofGroup: boolean;
}

/** A run's name: a button that picks the run for the inspector. */
export function RunName({ row, picked, ofGroup }: RunNameProps) {
  const { run, figures } = row;
  const { runId, settings } = run.plan;
  const { select } = useActions();
  const title = run.name === null ? figures.name : `${run.name}: ${runName(run.plan)}`;
  const seed = `seed ${settings.seed}`;
  return (
    <span className={styles.name} data-of-group={ofGroup || undefined}>
      <UnstyledButton
        className={styles.pick ?? ''}
        data-control="name"
        aria-pressed={picked}
        title={title}
        aria-label={ofGroup ? `${figures.name}, ${seed}` : undefined}
        onClick={() => select(picked ? null : runId)}
      >
        <RunMark run={run} />
        <span className={styles.text}>{ofGroup ? (run.name ?? seed) : figures.name}</span>
      </UnstyledButton>
      {isPinned(row) && (
        <IconPinFilled className={styles.pin} size={12} role="img" aria-label="Pinned baseline" />
      )}
    </span>
  );
}
