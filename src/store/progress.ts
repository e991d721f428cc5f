import type { InspectingEvent } from '../protocol/inspection';
import { formatCount, formatDuration } from '../share/format';
import type { RunRecord, RunStatus } from './state';

/** How far a run has come, in words and as a share. */
export interface ProgressInWords {
  readonly text: string;
  /** 0 to 1; null until it is known. */
  readonly share: number | null;
  /** `12,300 images/s`; null until it has been measured. */
  readonly rate: string | null;
  /** `0:42 min left`; null until it can be told. */
  readonly left: string | null;
}

const unit = {
  loading: 'images',
  calibrating: 'images',
  repairing: 'steps',
  training: 'steps',
  evaluating: 'images',
  comparing: 'images',
};

const verb = {
  loading: 'loading',
  calibrating: 'calibrating',
  repairing: 'repairing',
  training: 'training',
  evaluating: 'testing',
  comparing: 'comparing',
};

interface Progressing {
  readonly progress: RunRecord['progress'] | InspectingEvent;
  readonly status: RunStatus;
}

/** Returns how far a run, or a look into one, has come. */
export function progressInWords({ progress, status }: Progressing): ProgressInWords {
  if (!progress) return { text: 'starting', share: null, rate: null, left: null };
  const { phase, stage, done, total, examplesPerSecond, secondsLeft } = progress;
  const doing = status === 'paused' ? 'paused' : verb[phase];
  return {
    text: `${stage ? `${stage}: ` : ''}${doing}, ${formatCount(done)} of ${formatCount(total)} ${unit[phase]}`,
    share: total > 0 ? Math.min(done / total, 1) : null,
    rate: examplesPerSecond === null ? null : `${formatCount(examplesPerSecond)} images/s`,
    left: secondsLeft === null ? null : `${formatDuration(secondsLeft * 1000)} left`,
  };
}
