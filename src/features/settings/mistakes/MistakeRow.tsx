import { Switch, UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { Mistake } from '../../../core/mistakes';
import { useActions, useLab } from '../../../store/context';
import styles from './mistakes.module.css';
import { effectInWords, setsInWords } from './mistakeWords';
import { isOn, settingsToReset } from './switches';

function Details({ mistake, id }: { mistake: Mistake; id: string }) {
  const sets = setsInWords(mistake);
  return (
    <div className={styles.details} id={id}>
      <p>{mistake.what}</p>
      <p>Seen: {mistake.seen}</p>
      {sets !== '' && <p>Sets: {sets}.</p>}
    </div>
  );
}

/** One mistake: its switch, whether it has any effect, and on demand what it is and where it was seen. */
export function MistakeRow({ mistake }: { mistake: Mistake }) {
  const id = useId();
  const [isUnfolded, setUnfolded] = useState(false);
  const settings = useLab((state) => state.settings);
  const { changeSettings, resetSetting } = useActions();
  const on = isOn(settings, mistake);
  const effect = effectInWords(settings, mistake);
  const turn = (wanted: boolean) => {
    if (wanted) changeSettings(mistake.settings);
    else settingsToReset(settings, mistake).forEach(resetSetting);
  };
  return (
    <li className={styles.mistake} data-on={on || undefined}>
      <div className={styles.row}>
        <UnstyledButton
          className={styles.name ?? ''}
          aria-expanded={isUnfolded}
          aria-controls={`${id}-details`}
          onClick={() => setUnfolded(!isUnfolded)}
        >
          <IconChevronRight size={12} className={styles.chevron} aria-hidden="true" />
          <span>{mistake.label}</span>
        </UnstyledButton>
        <Switch
          size="xs"
          checked={on}
          aria-label={mistake.label}
          aria-describedby={`${id}-effect`}
          onChange={(event) => turn(event.currentTarget.checked)}
        />
      </div>
      <p className={styles.effect} id={`${id}-effect`}>
        {effect}
      </p>
      {isUnfolded && <Details mistake={mistake} id={`${id}-details`} />}
    </li>
  );
}
