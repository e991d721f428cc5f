import type { Change } from '../../core/samples/comparison';
import { probabilitiesOf } from '../../core/samples/margin';
import type { Sample } from '../../core/samples/selection';
import { formatShare } from '../../share/format';
import { PixelImage } from '../../ui/PixelImage';
import { likeliestClasses } from './likeliest';
import styles from './samples.module.css';
import { className, type Side, type Sides } from './sides';

const changes: Readonly<Record<Change, string>> = {
  broken: 'broken',
  repaired: 'repaired',
  'otherwise-wrong': 'wrong otherwise',
  same: 'same class',
};

interface SampleCardProps extends Sides {
  readonly sample: Sample;
  /** Null until they have come. */
  readonly pixels: Uint8Array | null;
}

function Share({ side, index, label }: { side: Side; index: number; label: number }) {
  const share = probabilitiesOf(side.predictions, index)[label] ?? 0;
  const isBest = side.predictions.classes[index] === label;
  return (
    <td className={styles.share} data-best={isBest || undefined}>
      <span className={styles.level} style={{ width: `${100 * share}%` }} />
      <span className={styles.percent}>{formatShare(share, 1)}</span>
    </td>
  );
}

function Probabilities({ before, after, index }: Sides & { index: number }) {
  const sides = before ? [before, after] : [after];
  const label = after.predictions.labels[index];
  return (
    <table className={styles.probabilities}>
      <thead>
        <tr>
          <th scope="col">%</th>
          {sides.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {likeliestClasses({ before, after }, index).map((candidate) => (
          <tr key={candidate}>
            <th scope="row" data-true={candidate === label || undefined}>
              {className(after.predictions, candidate)}
            </th>
            {sides.map((side) => (
              <Share key={side.name} {...{ side, index }} label={candidate} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** One test image, with the probabilities that two networks give its likeliest classes. */
export function SampleCard({ before, after, sample, pixels }: SampleCardProps) {
  const { index, change } = sample;
  const { predictions } = after;
  const name = className(predictions, predictions.labels[index]);
  const taken = className(predictions, predictions.classes[index]);
  return (
    <article className={styles.card} aria-label={`Test image ${index}: ${name}`}>
      <div className={styles.picture}>
        {pixels ? (
          <PixelImage
            pixels={pixels}
            shape={predictions.imageShape}
            size={64}
            label={`${name}, test image ${index}`}
          />
        ) : (
          <span className={styles.blank} />
        )}
        <span className={styles.number}>no. {index}</span>
      </div>
      <div className={styles.facts}>
        <p className={styles.what}>
          <strong>{name}</strong>
          {taken !== name && ` taken for ${taken}`}
          {before && (
            <span className={styles.change} data-change={change}>
              {changes[change]}
            </span>
          )}
        </p>
        <Probabilities {...{ before, after, index }} />
      </div>
    </article>
  );
}
