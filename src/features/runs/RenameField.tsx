import { type KeyboardEvent, useRef } from 'react';
import { useActions } from '../../store/context';
import { runName } from '../../store/names';
import { useHands } from './hands';
import type { Row } from './rows';
import styles from './table.module.css';

const longest = 80;

/** A field for a run's new name: Enter takes it, Escape leaves the old one. */
export function RenameField({ run, figures }: Row) {
  const { rename } = useActions();
  const { endRename } = useHands();
  const isDone = useRef(false);
  const { runId } = run.plan;

  /** Leaving the field takes the name too, but not a second time. */
  function end(name: string | null, isElsewhere = false) {
    if (isDone.current) return;
    isDone.current = true;
    if (name !== null && name !== figures.name) rename(runId, name);
    endRename(runId, isElsewhere);
  }

  function press(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === 'Enter') end(event.currentTarget.value);
    if (event.key === 'Escape') end(null);
  }

  return (
    <input
      className={styles.rename}
      // biome-ignore lint/a11y/noAutofocus: a person has just asked for the field
      autoFocus
      aria-label={`New name of ${figures.name}`}
      placeholder={runName(run.plan)}
      maxLength={longest}
      defaultValue={figures.name}
      onFocus={(event) => event.currentTarget.select()}
      onKeyDown={press}
      onBlur={(event) => end(event.currentTarget.value, true)}
    />
  );
}
