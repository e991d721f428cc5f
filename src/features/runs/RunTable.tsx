import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useActions, useLab } from '../../store/context';
import { cellContent } from './cells';
import { type Column, columns, nextSorting, type Row, type Sorting } from './columns';
import { RowActions } from './RowActions';
import styles from './runs.module.css';

interface RunTableProps {
  readonly rows: readonly Row[];
  readonly sorting: Sorting | null;
  readonly onSort: (sorting: Sorting | null) => void;
}

const ariaSort = { 1: 'ascending', '-1': 'descending' } as const;

function Heading({ column, sorting, onSort }: Omit<RunTableProps, 'rows'> & { column: Column }) {
  const direction = sorting?.id === column.id ? sorting.direction : null;
  const Icon = direction === 1 ? IconArrowUp : IconArrowDown;
  return (
    <th
      scope="col"
      data-numeric={column.numeric || undefined}
      data-column={column.id}
      aria-sort={direction ? ariaSort[direction] : 'none'}
    >
      <UnstyledButton
        className={styles.sort ?? ''}
        title={column.help}
        onClick={() => onSort(nextSorting(sorting, column.id))}
      >
        {column.title}
        {direction && <Icon size={12} aria-hidden="true" />}
      </UnstyledButton>
    </th>
  );
}

function RunRow({ row }: { row: Row }) {
  const { runId } = row.run.plan;
  const selected = useLab((state) => state.selectedId === runId);
  const { select } = useActions();
  const toggle = () => select(selected ? null : runId);
  return (
    <tr data-selected={selected || undefined} data-hidden={!row.run.shown || undefined}>
      {columns.map(({ id, numeric }) => (
        <td key={id} data-numeric={numeric || undefined} data-column={id}>
          {id === 'name' ? (
            <UnstyledButton className={styles.pick ?? ''} aria-pressed={selected} onClick={toggle}>
              {cellContent(id, row)}
            </UnstyledButton>
          ) : (
            cellContent(id, row)
          )}
        </td>
      ))}
      <td>
        <RowActions {...row} />
      </td>
    </tr>
  );
}

export function RunTable({ rows, sorting, onSort }: RunTableProps) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {columns.map((column) => (
            <Heading key={column.id} {...{ column, sorting, onSort }} />
          ))}
          <th scope="col" aria-label="Actions" />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <RunRow key={row.run.plan.runId} row={row} />
        ))}
      </tbody>
    </table>
  );
}
