import { UnstyledButton } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { Confusion } from '../../core/samples/confusion';
import { cellInWords, cellText, cellTint } from './confusionCell';
import styles from './samples.module.css';

interface ConfusionGridProps {
  readonly classNames: readonly string[];
  readonly counts: Confusion;
  /** Shown in place of the counts; null to show those. */
  readonly difference: Confusion | null;
  readonly onCell: (label: number, taken: number) => void;
}

const moves: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** One cell takes the tab key; the arrow keys move from it. */
function useRovingCell(size: number) {
  const [at, setAt] = useState<readonly [row: number, column: number]>([0, 0]);
  const grid = useRef<HTMLTableElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    const [row, column] = at.map((place, axis) =>
      Math.min(Math.max(place + (move[axis] ?? 0), 0), size - 1),
    );
    setAt([row ?? 0, column ?? 0]);
    grid.current?.querySelector<HTMLElement>(`[data-cell="${row},${column}"]`)?.focus();
  };
  return { at, setAt, grid, onKeyDown };
}

/** A confusion matrix whose cells can be chosen. */
export function ConfusionGrid({ classNames, counts, difference, onCell }: ConfusionGridProps) {
  const { at, setAt, grid, onKeyDown } = useRovingCell(classNames.length);
  const figures = difference ?? counts;
  const largest = Math.max(1, ...figures.flat().map(Math.abs));
  return (
    <div className={styles.scroll}>
      <table ref={grid} className={styles.grid} aria-label="Confusion matrix" onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <td />
            {classNames.map((name) => (
              <th key={name} scope="col">
                <span>{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {classNames.map((name, row) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {classNames.map((taken, column) => {
                const figure = figures[row]?.[column] ?? 0;
                const isGood = (row === column) === figure > 0;
                return (
                  <td key={taken}>
                    <UnstyledButton
                      className={styles.cell ?? ''}
                      style={cellTint(figure, largest, difference !== null && !isGood)}
                      data-cell={`${row},${column}`}
                      tabIndex={at[0] === row && at[1] === column ? 0 : -1}
                      aria-label={cellInWords(
                        [name, taken],
                        counts[row]?.[column] ?? 0,
                        difference?.[row]?.[column] ?? null,
                      )}
                      onFocus={() => setAt([row, column])}
                      onClick={() => onCell(row, column)}
                    >
                      {cellText(figure, difference !== null)}
                    </UnstyledButton>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
