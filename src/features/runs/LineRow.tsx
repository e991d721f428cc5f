import type { ReactNode } from 'react';
import type { CellContent } from './cells';
import type { Column } from './columns';
import type { Checked } from './selection';
import styles from './table.module.css';

/** What every line of the table is told. */
export interface LineProps {
  /** Its place in the table. */
  readonly index: number;
  readonly columns: readonly Column[];
  readonly checked: Checked;
}

interface LineRowProps extends LineProps {
  readonly id: string;
  readonly picked?: boolean;
  readonly shown: boolean;
  readonly check: ReactNode;
  readonly name: ReactNode;
  readonly cellOf: (column: Column) => CellContent;
  readonly actions: ReactNode;
}

const orNothing = (holds: boolean) => holds || undefined;

/** One line, whatever it stands for. */
export function LineRow(props: LineRowProps) {
  const {
    id,
    index,
    columns,
    checked,
    picked = false,
    shown,
    check,
    name,
    cellOf,
    actions,
  } = props;
  return (
    <tr
      data-key={id}
      // The titles are the first row.
      aria-rowindex={index + 2}
      data-picked={orNothing(picked)}
      data-checked={orNothing(checked === 'all')}
      data-hidden={orNothing(!shown)}
    >
      <td data-column="check">{check}</td>
      {columns.map((column) => {
        const { content, title } = column.id === 'name' ? { content: name } : cellOf(column);
        return (
          <td
            key={column.id}
            data-column={column.id}
            data-numeric={orNothing(column.text !== undefined)}
            title={title}
          >
            {content}
          </td>
        );
      })}
      <td data-column="actions">
        <span className={styles.actions}>{actions}</span>
      </td>
    </tr>
  );
}
