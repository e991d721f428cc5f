import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useActions, useLab } from '../../store/context';
import { type FilterId, filterIds, noFilter, type RunFilter } from '../../store/tableView';
import { columnOf } from './columns';
import { conditionCount, filterOptions } from './filterRows';
import styles from './panel.module.css';
import type { Row } from './rows';

interface FilterBarProps {
  readonly id: string;
  readonly rows: readonly Row[];
}

/** What is typed and chosen here decides which runs the table shows. */
export function FilterBar({ id: barId, rows }: FilterBarProps) {
  const filter = useLab((state) => state.table.filter);
  const { changeTable } = useActions();
  const change = (parts: Partial<RunFilter>) => changeTable({ filter: { ...filter, ...parts } });
  return (
    <search id={barId} className={styles.bar} aria-label="Filter the runs">
      <TextInput
        size="xs"
        className={styles.words ?? ''}
        aria-label="Words"
        placeholder="Name or change"
        value={filter.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      {filterIds.map((id) => (
        <Choice key={id} {...{ id, rows, filter, change }} />
      ))}
      {conditionCount(filter) > 0 && (
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => changeTable({ filter: noFilter })}
        >
          Clear
        </Button>
      )}
    </search>
  );
}

interface ChoiceProps {
  readonly id: FilterId;
  readonly rows: readonly Row[];
  readonly filter: RunFilter;
  readonly change: (parts: Partial<RunFilter>) => void;
}

function Choice({ id, rows, filter, change }: ChoiceProps) {
  const { title } = columnOf(id);
  const any = { value: '', label: `any ${title.toLowerCase()}` };
  return (
    <NativeSelect
      size="xs"
      classNames={{ input: styles.choice ?? '' }}
      aria-label={title}
      data={[any, ...filterOptions(id, rows, filter)]}
      value={filter[id] ?? ''}
      onChange={(event) => change({ [id]: event.currentTarget.value || null })}
    />
  );
}
