import { accuracyInterval } from '../../core/metrics/interval';
import { formatShare, formatSigned } from '../../share/format';
import { type Measured, percentOf } from './measured';
import styles from './published.module.css';

interface AccuracyCellProps {
  readonly measured: Measured;
  /** What the difference is against, in percent; null shows none. */
  readonly against?: number | null;
}

/** An accuracy with its interval, and below it the difference to the published figure. */
export function AccuracyCell({ measured: { status, count }, against = null }: AccuracyCellProps) {
  if (!count) {
    return <span className={styles.soft}>{status ?? '\u2013'}</span>;
  }
  const { accuracy, halfWidth } = accuracyInterval(count.correct, count.total);
  return (
    <>
      <strong>{formatShare(accuracy)}</strong>{' '}
      <span className={styles.interval}>
        {'\u00b1'} {formatShare(halfWidth)}
      </span>
      {against !== null && (
        <span className={styles.difference}>{formatSigned(percentOf(count) - against, 1)}</span>
      )}
    </>
  );
}
