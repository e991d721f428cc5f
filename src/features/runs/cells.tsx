import { verdict } from '../../core/metrics/compare';
import { formatCount, formatShare } from '../../share/format';
import type { Column } from './columns';
import type { Row } from './rows';
import { statusOf } from './statusWords';
import styles from './table.module.css';

/** What stands in a cell, and in full where it may be cut off. */
export interface CellContent {
  readonly content: React.ReactNode;
  readonly title?: string;
}

function Accuracy({ figures: { accuracy, testImages } }: Row) {
  if (!accuracy) return null;
  return (
    <>
      <strong>
        {formatShare(accuracy.accuracy)} {'\u00b1'} {formatShare(accuracy.halfWidth)}
      </strong>{' '}
      <span className={styles.soft}>on {formatCount(testImages ?? 0)}</span>
    </>
  );
}

/** A difference, coloured only where it is more than a tie. */
export function Difference({ points, row, text }: { points: number; row: Row; text: string }) {
  return <span data-verdict={verdict(points, row.figures.testImages ?? 0)}>{text}</span>;
}

function figure(column: Column, row: Row): CellContent {
  const value = column.value(row);
  if (typeof value !== 'number' || !column.text) return { content: value };
  const text = column.text(value);
  return {
    content: column.id === 'delta' ? <Difference points={value} row={row} text={text} /> : text,
  };
}

/** Returns what stands in a cell of a run. */
export function cellOf(column: Column, row: Row): CellContent {
  switch (column.id) {
    case 'accuracy':
      return { content: <Accuracy {...row} /> };
    case 'best':
      return { ...figure(column, row), ...atStep(row.figures.best?.step) };
    case 'status':
      return told(statusOf(row.run));
    case 'against':
      return told(row.against());
    default:
      return figure(column, row);
  }
}

/** Returns a text that can be read in full where the column is too narrow for it. */
export const told = (content: string): CellContent => ({ content, title: content });

const atStep = (step: number | undefined) =>
  step === undefined ? {} : { title: `at step ${formatCount(step)}` };
