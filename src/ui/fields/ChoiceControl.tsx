import { NativeSelect, SegmentedControl } from '@mantine/core';
import type { Choice } from '../../core/params/spec';
import styles from './fields.module.css';

type Value = string | number;

interface ChoiceControlProps {
  readonly name: string;
  readonly value: Value;
  readonly options: readonly Choice<Value>[];
  readonly onChange: (value: Value) => void;
  readonly labelledBy: string;
  readonly describedBy: string;
}

const longestSegments = 15;

/** Returns whether all the labels fit beside each other. */
export function isShort(options: readonly Choice<Value>[]): boolean {
  const letters = options.reduce((sum, { label }) => sum + label.length, 0);
  return options.length <= 5 && letters <= longestSegments;
}

/** Segments for a few short choices, else a select. */
export function ChoiceControl(props: ChoiceControlProps) {
  const { name, value, options, onChange, labelledBy, describedBy } = props;
  const choose = (text: string) => {
    const chosen = options.find((option) => String(option.value) === text);
    if (chosen) onChange(chosen.value);
  };
  const data = options.map((option) => ({ value: String(option.value), label: option.label }));
  const common = {
    size: 'xs',
    data,
    value: String(value),
    'aria-labelledby': labelledBy,
    'aria-describedby': describedBy,
  } as const;
  return isShort(options) ? (
    <SegmentedControl
      {...common}
      name={name}
      className={styles.segments ?? ''}
      color="lab"
      onChange={choose}
    />
  ) : (
    <NativeSelect
      {...common}
      classNames={{ input: styles.select ?? '' }}
      onChange={(event) => choose(event.currentTarget.value)}
    />
  );
}
