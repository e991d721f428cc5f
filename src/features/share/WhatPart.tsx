import { Chip, SegmentedControl, Switch } from '@mantine/core';
import type { Method } from '../../core/run';
import { formatCount } from '../../share/format';
import { linkedMethods } from '../../share/link/keys';
import { useLab } from '../../store/context';
import { methodLabels } from '../../store/names';
import { type Choice, chosenRuns, type What } from './chosen';
import styles from './share.module.css';

interface WhatPartProps {
  readonly choice: Choice;
  readonly onChange: (parts: Partial<Choice>) => void;
}

const isWhat = (value: string): value is What =>
  value === 'settings' || value === 'selected' || value === 'shown';

function useWhats() {
  const counts = useLab((state) => ({
    selected: chosenRuns(state, 'selected').length,
    shown: chosenRuns(state, 'shown').length,
  }));
  return [
    { value: 'settings', label: 'Settings only' },
    {
      value: 'selected',
      label: `Selected runs (${formatCount(counts.selected)})`,
      disabled: counts.selected === 0,
    },
    {
      value: 'shown',
      label: `Runs on the charts (${formatCount(counts.shown)})`,
      disabled: counts.shown === 0,
    },
  ];
}

function Methods({ choice: { methods }, onChange }: WhatPartProps) {
  const pick = (picked: string[]) =>
    onChange({ methods: linkedMethods.filter((method: Method) => picked.includes(method)) });
  return (
    <fieldset className={styles.methods}>
      <legend>Runs that it asks for</legend>
      <Chip.Group multiple value={[...methods]} onChange={pick}>
        {linkedMethods.map((method) => (
          <Chip key={method} value={method} size="xs">
            {methodLabels[method]}
          </Chip>
        ))}
      </Chip.Group>
    </fieldset>
  );
}

/** What goes into the link. */
export function WhatPart({ choice, onChange }: WhatPartProps) {
  const whats = useWhats();
  return (
    <div className={styles.part}>
      <SegmentedControl
        size="xs"
        color="lab"
        className={styles.segments ?? ''}
        aria-label="What to share"
        value={choice.what}
        onChange={(value) => isWhat(value) && onChange({ what: value })}
        data={whats}
      />
      {choice.what === 'settings' ? (
        <Methods {...{ choice, onChange }} />
      ) : (
        <Switch
          size="xs"
          label="With their results and curves, this device and this browser"
          checked={choice.withResults}
          onChange={({ currentTarget }) => onChange({ withResults: currentTarget.checked })}
        />
      )}
    </div>
  );
}
