import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { quantizerById } from '../../../core/quantizers';
import type { Trial } from '../../../core/rangeTrial/tryParams';
import { formatShare } from '../../../share/format';
import { decibels, signed, span } from '../numbers';
import styles from './closer.module.css';
import { trialOf } from './subject';
import type { Bench } from './useBench';

const errorOf = ({ roundingError, clippingError }: Trial) => roundingError + clippingError;

/** What every method of choosing a range comes to on these values. */
export function ChoiceTable({ bench }: { bench: Bench }) {
  const { subject, methodId, onTry } = bench;
  const rows = useMemo(
    () =>
      subject.choices.map(({ id, range }) => ({
        id,
        range,
        trial: trialOf({ kind: 'range', range }, subject),
      })),
    [subject],
  );
  const least = Math.min(...rows.map(({ trial }) => errorOf(trial)));
  return (
    <div className={styles.scroll}>
      <table className={styles.choices} aria-label="Methods of choosing the range">
        <thead>
          <tr>
            {['Method', 'Codes span', 'Clipped', 'Error', 'SQNR'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
            <th scope="col" aria-label="Try it" />
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, range, trial }, index) => (
            <tr key={id} data-own={id === methodId || undefined}>
              <th scope="row">
                {index + 1}. {quantizerById(id).label}
                {id === methodId && <span className={styles.own}>chosen for this run</span>}
              </th>
              <td>{span([trial.ends.min, trial.ends.max])}</td>
              <td>{formatShare(trial.clippedShare)} %</td>
              <td data-least={errorOf(trial) === least || undefined}>{signed(errorOf(trial))}</td>
              <td>{decibels(trial.sqnrDb)}</td>
              <td>
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={`Try ${quantizerById(id).label}`}
                  onClick={() => onTry(range)}
                >
                  Try
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
