import { NativeSelect } from '@mantine/core';
import { changeCounts } from '../../core/samples/comparison';
import type { SampleFilter, Which } from '../../core/samples/selection';
import { formatCount } from '../../share/format';
import styles from './samples.module.css';
import type { Sides } from './sides';

interface FilterFieldsProps extends Sides {
  readonly filter: SampleFilter;
  readonly onFilter: (filter: SampleFilter) => void;
}

const alone = [
  { value: 'wrong', label: 'wrong' },
  { value: 'all', label: 'all' },
];

function choices({ before, after }: Sides) {
  if (!before) return alone;
  const counts = changeCounts(before.predictions, after.predictions);
  const flipped = counts.broken + counts.repaired + counts['otherwise-wrong'];
  return [
    { value: 'flipped', label: `flipped (${formatCount(flipped)})` },
    { value: 'broken', label: `broken (${formatCount(counts.broken)})` },
    { value: 'repaired', label: `repaired (${formatCount(counts.repaired)})` },
    {
      value: 'otherwise-wrong',
      label: `wrong otherwise (${formatCount(counts['otherwise-wrong'])})`,
    },
    { value: 'wrong', label: `wrong in ${after.name}` },
    { value: 'all', label: 'all' },
  ] satisfies readonly { value: Which; label: string }[];
}

const margins = [
  { value: '1', label: 'any margin' },
  { value: '0.5', label: 'margin up to 0.5' },
  { value: '0.2', label: 'margin up to 0.2' },
  { value: '0.1', label: 'margin up to 0.1' },
  { value: '0.05', label: 'margin up to 0.05' },
];

const whiches: readonly Which[] = [
  'flipped',
  'broken',
  'repaired',
  'otherwise-wrong',
  'wrong',
  'all',
];
const isWhich = (value: string): value is Which => whiches.some((which) => which === value);

const labelOf = (value: string) => (value === '' ? null : Number(value));

/** Which images are shown: by what became of them, by class and by margin. */
export function FilterFields({ before, after, filter, onFilter }: FilterFieldsProps) {
  const classes = after.predictions.classNames.map((label, value) => ({
    value: String(value),
    label,
  }));
  return (
    <div className={styles.filters}>
      <NativeSelect
        classNames={{ input: styles.input ?? '' }}
        size="xs"
        aria-label="Images"
        data={choices({ before, after })}
        value={filter.which}
        onChange={({ currentTarget: { value } }) =>
          isWhich(value) && onFilter({ ...filter, which: value })
        }
      />
      <NativeSelect
        classNames={{ input: styles.input ?? '' }}
        size="xs"
        aria-label="Margin between the two likeliest classes"
        data={margins}
        value={String(filter.marginAtMost)}
        onChange={({ currentTarget }) =>
          onFilter({ ...filter, marginAtMost: Number(currentTarget.value) })
        }
      />
      <NativeSelect
        classNames={{ input: styles.input ?? '' }}
        size="xs"
        aria-label="Class of the image"
        data={[{ value: '', label: 'of any class' }, ...classes]}
        value={filter.label === null ? '' : String(filter.label)}
        onChange={({ currentTarget }) =>
          onFilter({ ...filter, label: labelOf(currentTarget.value) })
        }
      />
      <NativeSelect
        classNames={{ input: styles.input ?? '' }}
        size="xs"
        aria-label={`Class that ${after.name} takes it for`}
        data={[{ value: '', label: 'taken for any' }, ...classes]}
        value={filter.taken === null ? '' : String(filter.taken)}
        onChange={({ currentTarget }) =>
          onFilter({ ...filter, taken: labelOf(currentTarget.value) })
        }
      />
    </div>
  );
}
