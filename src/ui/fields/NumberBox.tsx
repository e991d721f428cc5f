import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import styles from './fields.module.css';

interface NumberBoxProps {
  readonly value: number;
  readonly format: (value: number) => string;
  /** Called with NaN for text that is no number. */
  readonly onChange: (value: number) => void;
  /** Value that an arrow key goes to. */
  readonly neighbour: (value: number, direction: 1 | -1) => number;
  readonly labelledBy: string;
  readonly describedBy: string;
  readonly invalid: boolean;
  readonly disabled: boolean;
  readonly width: number;
}

const read = (text: string) => (text.trim() === '' ? Number.NaN : Number(text.replaceAll(',', '')));

/** A box for a number that may be typed freely: nothing is corrected while somebody types. */
export function NumberBox(props: NumberBoxProps) {
  const { value, format, onChange, neighbour, labelledBy, describedBy } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const current = draft !== null && Object.is(read(draft), value) ? draft : format(value);

  const byArrow = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    setDraft(null);
    onChange(neighbour(value, event.key === 'ArrowUp' ? 1 : -1));
  };

  return (
    <TextInput
      size="xs"
      w={props.width}
      inputMode="decimal"
      autoComplete="off"
      classNames={{ input: styles.number ?? '' }}
      value={current}
      error={props.invalid}
      disabled={props.disabled}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      onChange={(event) => {
        setDraft(event.currentTarget.value);
        onChange(read(event.currentTarget.value));
      }}
      onBlur={() => setDraft(null)}
      onKeyDown={byArrow}
    />
  );
}
