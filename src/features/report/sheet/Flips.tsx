import { probabilitiesOf } from '../../../core/samples/margin';
import type { TestPredictions } from '../../../core/samples/predictions';
import { everyFlip, type Sample, selectSamples } from '../../../core/samples/selection';
import { formatCount, formatShare } from '../../../share/format';
import type { RunRecord } from '../../../store/state';
import { usePixels } from '../../../store/usePixels';
import { bitmapUrl } from '../../../ui/bitmapUrl';

/** How many images of one kind are on the page. */
const most = 6;

export interface SidesProps {
  readonly names: readonly [before: string, after: string];
  readonly before: TestPredictions;
  readonly after: TestPredictions;
}

/** Returns what a network takes an image for: `coat, 62.0 %`. */
function takenFor(predictions: TestPredictions, index: number): string {
  const taken = predictions.classes[index] ?? 0;
  const share = probabilitiesOf(predictions, index)[taken] ?? 0;
  return `${predictions.classNames[taken]}, ${formatShare(share, 1)} %`;
}

function Picture({
  index,
  pixels,
  names,
  before,
  after,
}: SidesProps & { readonly index: number; readonly pixels: Uint8Array | null }) {
  const name = after.classNames[after.labels[index] ?? 0];
  return (
    <li>
      {pixels ? (
        <img src={bitmapUrl(pixels, after.imageShape)} alt={`${name}, no. ${index}`} />
      ) : (
        <span className="blank" />
      )}
      <p>
        <strong>{name}</strong> (no. {index})<br />
        {names[0]}: {takenFor(before, index)}
        <br />
        {names[1]}: {takenFor(after, index)}
      </p>
    </li>
  );
}

interface KindProps extends SidesProps {
  readonly title: string;
  readonly samples: readonly Sample[];
  readonly pixels: ReadonlyMap<number, Uint8Array>;
}

function Kind({ title, samples, pixels, ...sides }: KindProps) {
  if (samples.length === 0) return null;
  const shown = samples.slice(0, most);
  return (
    <figure>
      <figcaption>
        {title}: {formatCount(samples.length)}
        {samples.length > most && `, the ${most} that ${sides.names[1]} is surest of`}
      </figcaption>
      <ul className="flips">
        {shown.map(({ index }) => (
          <Picture key={index} {...{ index, ...sides }} pixels={pixels.get(index) ?? null} />
        ))}
      </ul>
    </figure>
  );
}

/** Images that one of two networks alone gets right, as pictures that need no script. */
export function Flips({ run, ...sides }: SidesProps & { readonly run: RunRecord }) {
  const flipped = selectSamples(sides.before, sides.after, everyFlip);
  const [broken, repaired] = (['broken', 'repaired'] as const).map((kind) =>
    flipped.filter(({ change }) => change === kind),
  );
  const shown = [broken, repaired].flatMap((samples) => samples?.slice(0, most) ?? []);
  const pixels = usePixels(run.plan, shown);
  const [was, is] = sides.names;
  return (
    <>
      <Kind
        title={`Right as ${was}, wrong as ${is}`}
        samples={broken ?? []}
        {...{ pixels, ...sides }}
      />
      <Kind
        title={`Wrong as ${was}, right as ${is}`}
        samples={repaired ?? []}
        {...{ pixels, ...sides }}
      />
    </>
  );
}
