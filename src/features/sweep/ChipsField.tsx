import { Chip } from '@mantine/core';
import { useId } from 'react';
import { FieldRow } from '../../ui/fields/FieldRow';
import styles from './sweep.module.css';

interface ChipsFieldProps<V extends string | number> {
  readonly label: string;
  readonly help: string;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly chosen: readonly V[];
  readonly complaint: string | null;
  readonly defaults: readonly V[];
  readonly onChange: (chosen: readonly V[]) => void;
}

/** A field for any number of a few choices; what is chosen stays in the order of the choices. */
export function ChipsField<V extends string | number>(props: ChipsFieldProps<V>) {
  const { label, help, options, chosen, complaint, defaults, onChange } = props;
  const id = useId();
  const ids = { label: `${id}-label`, help: `${id}-help` };
  const choose = (texts: readonly string[]) =>
    onChange(options.map(({ value }) => value).filter((value) => texts.includes(String(value))));
  const isDefault = chosen.length === defaults.length && chosen.every((v) => defaults.includes(v));
  const named = (values: readonly V[]) =>
    options.filter(({ value }) => values.includes(value)).map((option) => option.label);
  return (
    <FieldRow
      {...{ ids, label, help, complaint }}
      unit={null}
      resetTo={isDefault ? null : named(defaults).join(', ')}
      onReset={() => onChange(defaults)}
      below={
        <fieldset aria-labelledby={ids.label} aria-describedby={ids.help} className={styles.chips}>
          <Chip.Group multiple value={chosen.map(String)} onChange={choose}>
            {options.map((option) => (
              <Chip
                key={option.value}
                size="xs"
                radius={7}
                classNames={{ label: styles.chip ?? '' }}
                value={String(option.value)}
              >
                {option.label}
              </Chip>
            ))}
          </Chip.Group>
        </fieldset>
      }
    >
      {null}
    </FieldRow>
  );
}
