import type { MeasuredAssignment } from './report';
import type { Assignment, MeasuredWidth } from './widths';

/** What the bits of a layer cost, and what noise they are expected to add. */
export interface LayerChoices {
  readonly layerId: string;
  readonly choices: readonly {
    readonly bits: MeasuredWidth;
    readonly bytes: number;
    readonly noise: number;
  }[];
}

interface Candidate {
  readonly bits: readonly MeasuredWidth[];
  readonly bytes: number;
  readonly noise: number;
}

/**
 * Returns the assignments that are worth measuring, at most `most`: all where there are no more.
 * Else layer by layer those stay that promise most: first those that no other beats in both size and
 * noise, then those that only these beat, and so on. Noise of layers is taken to add up.
 */
export function searchedAssignments(layers: readonly LayerChoices[], most: number): Assignment[] {
  let candidates: readonly Candidate[] = [{ bits: [], bytes: 0, noise: 0 }];
  for (const { choices } of layers) {
    const longer = candidates.flatMap((candidate) =>
      choices.map(({ bits, bytes, noise }) => ({
        bits: [...candidate.bits, bits],
        bytes: candidate.bytes + bytes,
        noise: candidate.noise + noise,
      })),
    );
    candidates = mostPromising(longer, most);
  }
  return candidates.map(
    ({ bits }) => new Map(layers.map(({ layerId }, index) => [layerId, bits[index] ?? 'float'])),
  );
}

/** Returns at most so many candidates, front after front. */
function mostPromising(candidates: readonly Candidate[], most: number): readonly Candidate[] {
  if (candidates.length <= most) return candidates;
  const chosen: Candidate[] = [];
  let rest = candidates.toSorted((a, b) => a.bytes - b.bytes || a.noise - b.noise);
  while (chosen.length < most) {
    const front = unbeaten(rest, ({ noise }) => noise);
    chosen.push(...spread(front, most - chosen.length));
    const taken = new Set(front);
    rest = rest.filter((candidate) => !taken.has(candidate));
  }
  return chosen;
}

/** Returns those of a list, the smallest first, that cost less than all before them. */
function unbeaten<T>(ascending: readonly T[], cost: (item: T) => number): T[] {
  let least = Number.POSITIVE_INFINITY;
  return ascending.filter((item) => {
    if (cost(item) >= least) return false;
    least = cost(item);
    return true;
  });
}

/** Returns so many of a list, evenly spread, its ends among them. */
function spread<T>(items: readonly T[], most: number): T[] {
  if (items.length <= most) return [...items];
  const step = (items.length - 1) / Math.max(most - 1, 1);
  const places = Array.from({ length: most }, (_, index) => Math.round(index * step));
  return items.filter((_, index) => places.includes(index));
}

/** Returns the measured networks that no other is both smaller than and better than, the smallest first. */
export function paretoFront(measured: readonly MeasuredAssignment[]): MeasuredAssignment[] {
  const ascending = measured.toSorted((a, b) => a.sizeBytes - b.sizeBytes || b.correct - a.correct);
  return unbeaten(ascending, ({ correct }) => -correct);
}

/** Returns the most accurate network within a budget of bytes; null where none is so small. */
export function bestWithin(
  front: readonly MeasuredAssignment[],
  budgetBytes: number,
): MeasuredAssignment | null {
  return front.findLast(({ sizeBytes }) => sizeBytes <= budgetBytes) ?? null;
}

/** Returns the smallest network that classifies so many images rightly; null where none does. */
export function smallestReaching(
  front: readonly MeasuredAssignment[],
  correct: number,
): MeasuredAssignment | null {
  return front.find((point) => point.correct >= correct) ?? null;
}
