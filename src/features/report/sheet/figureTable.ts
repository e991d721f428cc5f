import {
  formatCount,
  formatDuration,
  formatKilobytes,
  formatRate,
  formatShare,
  formatSigned,
} from '../../../share/format';
import { figuresOf } from '../../../store/figures';
import { againstBase } from '../../../store/names';
import type { RunRecord } from '../../../store/state';

export const figureTitles = [
  'Run',
  'What it does',
  'Test accuracy, %',
  'Points against FP32',
  'Held-out best, %',
  'As FP32, %',
  'Size',
  'Learning rate',
  'Steps',
  'Time',
  'Computed on',
] as const;

const none = '\u2013';

function or<T>(value: T | null, text: (value: T) => string): string {
  return value === null ? none : text(value);
}

/** Returns the figures of a run as text, in the order of `figureTitles`. */
export function figureRow(run: RunRecord, all: readonly RunRecord[]): string[] {
  const figures = figuresOf(run, all);
  const { accuracy, testImages } = figures;
  return [
    figures.name,
    againstBase(run.plan),
    accuracy
      ? `${formatShare(accuracy.accuracy)} \u00b1 ${formatShare(accuracy.halfWidth)} on ${formatCount(testImages ?? 0)}`
      : run.status,
    or(figures.deltaPoints, (points) => formatSigned(points)),
    or(figures.best, ({ accuracy: best }) => formatShare(best)),
    or(figures.agreement, (share) => formatShare(share, 1)),
    or(figures.sizeBytes, formatKilobytes),
    or(figures.learningRate, formatRate),
    or(figures.steps, formatCount),
    or(figures.totalMs, formatDuration),
    [run.device?.label, run.sender?.browser].filter(Boolean).join(', ') || none,
  ];
}
