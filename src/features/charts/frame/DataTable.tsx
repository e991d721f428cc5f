import type { Cell } from '../../../share/csv';
import { formatCount } from '../../../share/format';
import styles from './frame.module.css';
import { type ChartTable, sampleRows } from './table';

const mostRows = 200;

const show = (cell: Cell) =>
  typeof cell === 'number' ? String(Number(cell.toPrecision(6))) : (cell ?? '');

/** A chart's figures. */
export function DataTable({ table, title }: { table: ChartTable; title: string }) {
  const rows = sampleRows(table.rows, mostRows);
  return (
    <section className={styles.data} aria-label={`Data of ${title}`}>
      {rows.length < table.rows.length && (
        <p className={styles.sampled}>
          {formatCount(rows.length)} of {formatCount(table.rows.length)} rows; the CSV has all.
        </p>
      )}
      <table>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.join()}>
              {row.map((cell, index) => (
                <td key={table.columns[index]} data-numeric={typeof cell === 'number' || undefined}>
                  {show(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
