import { Button } from '@mantine/core';
import type { Trial } from '../../../core/rangeTrial/tryParams';
import { formatShare } from '../../../share/format';
import { decibels, signed } from '../numbers';
import styles from './closer.module.css';
import type { Bench } from './useBench';

interface Line {
  readonly name: string;
  readonly of: (trial: Trial) => string;
}

const lines: readonly Line[] = [
  { name: 'lowest code is', of: ({ ends }) => signed(ends.min) },
  { name: 'highest code is', of: ({ ends }) => signed(ends.max) },
  { name: 'scale', of: ({ params }) => signed(params.scale) },
  { name: 'zero point', of: ({ params }) => String(params.zeroPoint) },
  { name: 'clipped', of: ({ clippedShare }) => `${formatShare(clippedShare)} %` },
  { name: 'rounding error', of: ({ roundingError }) => signed(roundingError) },
  { name: 'clipping error', of: ({ clippingError }) => signed(clippingError) },
  { name: 'SQNR', of: ({ sqnrDb }) => decibels(sqnrDb) },
  { name: 'codes in use', of: (trial) => codesInUse(trial) },
];

function codesInUse({ codes }: Trial): string {
  return `${codes.filter((count) => count > 0).length} of ${codes.length}`;
}

interface FigureTableProps {
  readonly bench: Bench;
  /** What the first column is: `this run`, or what it would be. */
  readonly firstTitle: string;
}

/** What the range that is tried comes to, beside that of the run. */
export function FigureTable({ bench, firstTitle }: FigureTableProps) {
  const { first, trial, attempt, onReset } = bench;
  return (
    <>
      <table className={styles.figures} aria-label="What the range comes to">
        <thead>
          <tr>
            <th scope="col" aria-label="Figure" />
            <th scope="col">{firstTitle}</th>
            <th scope="col">as dragged</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ name, of }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{of(first)}</td>
              <td>
                <strong>{of(trial)}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>
        Errors are means of squares over all values, clipped ones apart.
      </p>
      <div className={styles.actions}>
        <Button
          size="compact-xs"
          variant="default"
          disabled={trial === first && attempt.kind === 'run'}
          onClick={onReset}
        >
          Back to {firstTitle}
        </Button>
      </div>
    </>
  );
}
