import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useActions, useLab } from '../../store/context';
import { Check } from './Check';
import type { Column } from './columns';
import { useHands } from './hands';
import type { RunTable } from './runTable';
import { checkedOf } from './selection';
import { nextSorting } from './sorting';
import styles from './table.module.css';

const ariaSort = { 1: 'ascending', '-1': 'descending' } as const;

function Heading({ column: { id, title, help, text } }: { column: Column }) {
  const sorting = useLab((state) => state.table.sorting);
  const { changeTable } = useActions();
  const place = sorting.findIndex((key) => key.id === id);
  const direction = sorting[place]?.direction ?? null;
  const Icon = direction === 1 ? IconArrowUp : IconArrowDown;
  const hint = 'Shift sorts by it besides';
  return (
    <th
      scope="col"
      data-numeric={text !== undefined || undefined}
      data-column={id}
      // Only the first key is told: assistive technology takes one sorted column for the rule.
      aria-sort={direction && place === 0 ? ariaSort[direction] : 'none'}
    >
      <UnstyledButton
        className={styles.sort ?? ''}
        title={help ? `${help}. ${hint}.` : hint}
        onClick={(event) => changeTable({ sorting: nextSorting(sorting, id, event.shiftKey) })}
      >
        <span className={styles.text}>{title}</span>
        {direction && <Icon size={12} aria-hidden="true" />}
        {direction && sorting.length > 1 && <sub className={styles.place}>{place + 1}</sub>}
      </UnstyledButton>
    </th>
  );
}

interface HeadRowProps {
  readonly columns: readonly Column[];
  readonly table: RunTable;
}

/** The titles of the columns: what sorts by them, and what selects all runs. */
export function HeadRow({ columns, table: { matching, selected } }: HeadRowProps) {
  const { selecting } = useHands();
  const ids = matching.map(({ run }) => run.plan.runId);
  return (
    <tr>
      <th scope="col" data-column="check">
        <Check
          checked={checkedOf(ids, selected)}
          label="Select all runs"
          onToggle={selecting.toggleAll}
        />
      </th>
      {columns.map((column) => (
        <Heading key={column.id} column={column} />
      ))}
      <th scope="col" data-column="actions" aria-label="Actions" />
    </tr>
  );
}
