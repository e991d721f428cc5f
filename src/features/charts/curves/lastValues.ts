import type { Point } from '../../../core/curves/decimate';
import type { CurveAxis } from '../../../core/curves/xAxis';
import { axisWords } from './axisWords';

/** Where a run's line ends. */
interface LineEnd {
  readonly label: string;
  readonly last: Point | undefined;
}

/** More would be too long to listen to. */
const mostNamed = 4;

/** Returns where lines end, in words: each of a few, the lowest and the highest of many; null where there are none. */
export function lastValues(
  ends: readonly LineEnd[],
  axis: CurveAxis,
  format: (value: number) => string,
): string | null {
  const known = ends
    .flatMap(({ label, last }) => (last ? [{ label, last }] : []))
    .toSorted((a, b) => a.last.y - b.last.y);
  if (known.length === 0) return null;
  const named = known.length > mostNamed ? [known[0], known.at(-1)] : known;
  const words = named.flatMap((end) =>
    end
      ? [`${end.label} is at ${format(end.last.y)} at ${axisWords[axis].inWords(end.last.x)}`]
      : [],
  );
  const many =
    known.length > mostNamed ? `${known.length} runs, of which the lowest and the highest: ` : '';
  return `${many}${words.join('; ')}`;
}
