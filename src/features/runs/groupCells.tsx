import { type CellContent, Difference, told } from './cells';
import type { Column } from './columns';
import { statusOfAll } from './statusWords';
import styles from './table.module.css';
import { type OverSeeds, overSeeds, type Unit, unitValue } from './units';

/** Returns what a column says of several seeds, in full. */
function inFull({ mean, deviation, seeds }: OverSeeds, column: Column): string {
  const { text = String, deviationText = text } = column;
  if (deviation === null) return `${text(mean)}, measured for one seed`;
  return `Mean ${text(mean)}, standard deviation ${deviationText(deviation)} over ${seeds} seeds`;
}

function meanAndSpread({ mean, deviation }: OverSeeds, column: Column): string {
  const { text = String, deviationText = text } = column;
  const isSpread = column.ofSeeds === 'spread' && deviation !== null;
  return isSpread ? `${text(mean)} \u00b1 ${deviationText(deviation)}` : text(mean);
}

function seedsContent(over: OverSeeds, column: Column, [row]: Unit['rows']): React.ReactNode {
  const text = meanAndSpread(over, column);
  if (column.id === 'delta') return <Difference points={over.mean} row={row} text={text} />;
  if (column.id !== 'accuracy') return text;
  return (
    <>
      <strong>{text}</strong> <span className={styles.soft}>n = {over.seeds}</span>
    </>
  );
}

/** Returns what stands in a cell of several seeds: their mean, or what they have in common. */
export function groupCellOf(column: Column, unit: Unit): CellContent {
  if (column.id === 'status') return told(statusOfAll(unit.rows.map(({ run }) => run)));
  if (column.ofSeeds) {
    const over = overSeeds(column, unit);
    if (!over) return { content: null };
    return { content: seedsContent(over, column, unit.rows), title: inFull(over, column) };
  }
  const value = unitValue(column, unit);
  if (typeof value === 'number') return { content: column.text?.(value) ?? value };
  return value === null ? { content: null } : told(value);
}
