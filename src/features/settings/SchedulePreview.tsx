import { learningRateAt } from '../../core/schedule';
import { schedulePoints } from '../../core/schedulePath';
import { idleReason } from '../../core/settings/effect';
import type { Settings } from '../../core/settings/settings';
import { formatCount, formatRate } from '../../share/format';
import { valueInWords } from '../../store/changes';
import { useLab } from '../../store/context';
import { fitTo } from '../../store/datasets';
import { plannedSteps } from '../../store/expected';
import type { LabState } from '../../store/state';
import styles from './settings.module.css';

const keys = {
  fp32: { schedule: 'schedule', peak: 'learningRate', warmup: 'warmup' },
  qat: { schedule: 'qatSchedule', peak: 'qatLearningRate', warmup: 'qatWarmup' },
} as const;

type Scheduled = keyof typeof keys;

function planOf(method: Scheduled, settings: Settings) {
  const { schedule, peak, warmup } = keys[method];
  return {
    schedule: settings[schedule],
    peak: settings[peak],
    warmupShare: settings[warmup] / 100,
    totalSteps: plannedSteps({ method, settings }),
  };
}

function inWords(method: Scheduled, settings: Settings): string {
  const plan = planOf(method, settings);
  const { totalSteps } = plan;
  const [first, last] = [0, totalSteps - 1].map((step) => formatRate(learningRateAt(plan, step)));
  const name = valueInWords(keys[method].schedule, settings);
  return `${name}: ${first} at first, ${last} at step ${formatCount(totalSteps)}, at most ${formatRate(plan.peak)}`;
}

const size = { width: 200, height: 36 };

function pathOf(method: Scheduled, settings: Settings): string {
  return schedulePoints(planOf(method, settings))
    .map(({ at, rate }, index) => {
      const [x, y] = [at * size.width, (1 - rate) * size.height];
      return `${index === 0 ? 'M' : 'L'}${x.toFixed(1)},${y.toFixed(1)}`;
    })
    .join('');
}

const settingsHere = (state: LabState) => fitTo(state)(state.settings);

/** The learning rate over a run, as the schedule in the settings is going to have it. */
export function SchedulePreview({ method }: { readonly method: Scheduled }) {
  const isIdle = useLab(({ settings }) => idleReason(keys[method].schedule, settings) !== null);
  const path = useLab((state) => pathOf(method, settingsHere(state)));
  const words = useLab((state) => inWords(method, settingsHere(state)));
  if (isIdle || path.includes('NaN')) return null;
  return (
    <figure className={styles.schedule}>
      <svg
        viewBox={`-1 -2 ${size.width + 2} ${size.height + 4}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Learning rate over the run, ${words}`}
      >
        <path d={path} vectorEffect="non-scaling-stroke" />
      </svg>
      <figcaption>{words}</figcaption>
    </figure>
  );
}
