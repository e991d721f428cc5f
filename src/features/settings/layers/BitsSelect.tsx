import { NativeSelect } from '@mantine/core';
import type { LayerOverride } from '../../../core/layerOverrides';
import { bitWidths } from '../../../core/settings/bitWidths';
import styles from './layers.module.css';

type Bits = NonNullable<LayerOverride['weightBits']>;

const asAll = { value: '', label: 'as all' };
const choices: readonly { readonly value: Bits; readonly label: string }[] = [
  ...bitWidths,
  { value: 'float', label: 'float' },
];
const data = [asAll, ...choices.map(({ value, label }) => ({ value: String(value), label }))];

interface BitsSelectProps {
  readonly label: string;
  /** Null where the layer is as all others. */
  readonly value: Bits | null;
  readonly onChange: (value: Bits | null) => void;
}

/** Chooses the bits that one layer has. */
export function BitsSelect({ label, value, onChange }: BitsSelectProps) {
  return (
    <NativeSelect
      size="xs"
      classNames={{ input: styles.select ?? '' }}
      aria-label={label}
      data-own={value === null ? undefined : true}
      data={data}
      value={value === null ? asAll.value : String(value)}
      onChange={({ currentTarget }) =>
        onChange(
          choices.find((choice) => String(choice.value) === currentTarget.value)?.value ?? null,
        )
      }
    />
  );
}
