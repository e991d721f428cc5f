import { NativeSelect, SegmentedControl } from '@mantine/core';
import type { ChoiceSpec } from '../../core/params/spec';
import { choiceShape } from './choiceShape';
import type { ControlProps } from './controlProps';
import styles from './fields.module.css';

type ChoiceProps = ControlProps<ChoiceSpec<string | number>>;

/** Segments for a few short choices, else a select. */
export function ChoiceControl({ spec, value, onChange, ids, disabled }: ChoiceProps) {
  const { options } = spec;
  const shape = choiceShape(options);
  const choose = (text: string) => {
    const chosen = options.find((option) => String(option.value) === text);
    if (chosen) onChange(chosen.value);
  };
  const common = {
    size: 'xs',
    data: options.map((option) => ({ value: String(option.value), label: option.label })),
    value: String(value),
    disabled,
    'aria-labelledby': ids.label,
    'aria-describedby': ids.help,
  } as const;
  return shape === 'select' ? (
    <NativeSelect
      {...common}
      classNames={{ input: styles.select ?? '' }}
      onChange={(event) => choose(event.currentTarget.value)}
    />
  ) : (
    <SegmentedControl
      {...common}
      name={ids.label}
      className={styles.segments ?? ''}
      color={disabled ? 'gray' : 'lab'}
      fullWidth={shape === 'line'}
      onChange={choose}
    />
  );
}
