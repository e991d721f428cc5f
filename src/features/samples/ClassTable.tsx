import { sharedCount } from '../../core/samples/comparison';
import { type ClassAccuracy, classAccuracies, confusionOf } from '../../core/samples/confusion';
import { formatCount, formatShare, formatSigned } from '../../share/format';
import styles from './samples.module.css';
import type { Side, Sides } from './sides';

function accuracies({ predictions }: Side, count: number): ClassAccuracy[] {
  return classAccuracies(confusionOf(predictions, count), predictions.classNames);
}

function Accuracy({ of }: { of: ClassAccuracy | undefined }) {
  if (!of || of.total === 0) return <td>{'\u2013'}</td>;
  const { accuracy, low, high } = of.interval;
  return (
    <td>
      {formatShare(accuracy, 1)}
      <span className={styles.interval}>
        {formatShare(low, 1)} to {formatShare(high, 1)}
      </span>
    </td>
  );
}

/** The accuracy on the images of each class, with its 95 % interval. */
export function ClassTable({ before, after }: Sides) {
  const count = sharedCount((before ?? after).predictions, after.predictions);
  const own = accuracies(after, count);
  const theirs = before && accuracies(before, count);
  return (
    <div className={styles.scroll}>
      <table className={styles.classes}>
        <caption>Accuracy on the images of each class, %, with its 95 % interval</caption>
        <thead>
          <tr>
            <th scope="col">Class</th>
            {before && <th scope="col">{before.name}</th>}
            <th scope="col">{after.name}</th>
            {before && <th scope="col">points</th>}
          </tr>
        </thead>
        <tbody>
          {own.map((ours, label) => (
            <tr key={ours.name}>
              <th scope="row">
                {ours.name}
                <span className={styles.interval}>{formatCount(ours.total)} images</span>
              </th>
              {theirs && <Accuracy of={theirs[label]} />}
              <Accuracy of={ours} />
              {theirs && <td>{difference(theirs[label], ours)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function difference(theirs: ClassAccuracy | undefined, ours: ClassAccuracy): string {
  if (!theirs || ours.total === 0) return '\u2013';
  return formatSigned((100 * (ours.correct - theirs.correct)) / ours.total, 1);
}
