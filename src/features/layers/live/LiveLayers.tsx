import type { LatentSnapshot } from '../../../core/watch/latentSnapshot';
import { formatCount } from '../../../share/format';
import { nameOf } from '../../../store/names';
import type { RunRecord } from '../../../store/state';
import { useLayerMark } from '../../../store/useLayerMark';
import { MarkButton } from '../../../ui/MarkButton';
import { MethodMark } from '../../../ui/method/MethodMark';
import styles from '../layers.module.css';
import { LatentHistogram } from './LatentHistogram';
import { motionInWords, scaleTrajectory } from './liveWords';

interface LiveLayerProps {
  readonly run: RunRecord;
  readonly snapshot: LatentSnapshot;
}

function ScaleLine({ run, snapshot }: LiveLayerProps) {
  const trajectory = scaleTrajectory(run.watch, snapshot.id);
  if (!trajectory) return null;
  return (
    <div className={styles.trajectory}>
      <svg viewBox="0 0 100 20" preserveAspectRatio="none" aria-hidden="true">
        <path d={trajectory.path} vectorEffect="non-scaling-stroke" />
      </svg>
      <span>{trajectory.words}</span>
    </div>
  );
}

function LiveLayer({ run, snapshot }: LiveLayerProps) {
  const mark = useLayerMark(snapshot.id);
  const { method, settings } = run.plan;
  return (
    <article
      className={styles.card}
      aria-label={`${snapshot.id} in training`}
      data-marked={mark.marked || undefined}
    >
      <header className={styles.head}>
        <h3 className={styles.name}>
          <MarkButton {...mark}>{snapshot.id}</MarkButton>
        </h3>
        <span className={styles.kind}>step {formatCount(snapshot.step)}</span>
      </header>
      <LatentHistogram {...{ snapshot, method }} bits={settings.weightBits} />
      <p className={styles.codes}>{motionInWords(run.watch, snapshot.id)}</p>
      <ScaleLine {...{ run, snapshot }} />
    </article>
  );
}

/** The latent weights of a run that trains, against their codes, as they were at the latest sample. */
export function LiveLayers({ run }: { readonly run: RunRecord }) {
  return (
    <>
      <p className={styles.of}>
        <MethodMark method={run.plan.method} bits={run.plan.settings.weightBits} />
        <span>
          <strong>{nameOf(run)}</strong> trains: latent weights against their codes, dark where the
          code has just changed
        </span>
      </p>
      {run.latent.map((snapshot) => (
        <LiveLayer key={snapshot.id} {...{ run, snapshot }} />
      ))}
    </>
  );
}
