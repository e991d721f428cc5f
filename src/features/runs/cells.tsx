import { verdict } from '../../core/metrics/compare';
import {
  formatCount,
  formatDuration,
  formatKilobytes,
  formatRate,
  formatShare,
  formatSigned,
} from '../../share/format';
import { isQuantized } from '../../store/names';
import { progressInWords } from '../../store/progress';
import type { RunRecord } from '../../store/state';
import { MethodMark } from '../../ui/method/MethodMark';
import type { ColumnId, Row } from './columns';
import styles from './runs.module.css';

function NameCell({ run, figures }: Row) {
  const { method, settings } = run.plan;
  return (
    <span className={styles.name}>
      <MethodMark method={method} bits={isQuantized(method) ? settings.weightBits : null} />
      {figures.name}
    </span>
  );
}

function AccuracyCell({ figures: { accuracy, testImages } }: Row) {
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

/** Coloured only where the difference is more than a tie. */
function DeltaCell({ figures: { deltaPoints, testImages } }: Row) {
  if (deltaPoints === null || testImages === null) return null;
  return <span data-verdict={verdict(deltaPoints, testImages)}>{formatSigned(deltaPoints)}</span>;
}

const statusWords: Readonly<Record<RunRecord['status'], string>> = {
  waiting: 'waiting',
  running: 'running',
  paused: 'paused',
  finished: 'done',
  cancelled: 'cancelled',
  diverged: 'diverged',
  failed: 'failed',
};

function statusText(run: RunRecord): string {
  const words = statusWords[run.status];
  const { share } = progressInWords(run);
  return share === null ? words : `${words} ${Math.floor(share * 100)} %`;
}

const inWords = <T,>(value: T | null, words: (value: T) => string) =>
  value === null ? null : words(value);

const cellOf: Readonly<Record<ColumnId, (row: Row) => React.ReactNode>> = {
  name: (row) => <NameCell {...row} />,
  against: ({ figures }) => <span title={figures.against}>{figures.against}</span>,
  accuracy: (row) => <AccuracyCell {...row} />,
  delta: (row) => <DeltaCell {...row} />,
  agreement: ({ figures }) => inWords(figures.agreement, (share) => `${formatShare(share, 1)} %`),
  size: ({ figures }) => inWords(figures.sizeBytes, formatKilobytes),
  rate: ({ figures }) => inWords(figures.learningRate, formatRate),
  steps: ({ figures }) => inWords(figures.steps, formatCount),
  time: ({ figures }) => inWords(figures.totalMs, formatDuration),
  status: ({ run }) => statusText(run),
};

/** Returns what stands in a cell. */
export function cellContent(id: ColumnId, row: Row): React.ReactNode {
  return cellOf[id](row);
}
