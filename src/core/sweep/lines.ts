import { groupBy } from '../groupBy';
import { meanAndDeviation } from '../metrics/meanAndDeviation';

/** What a run of a sweep was given, its seed included. */
export interface SweepCell {
  readonly learningRate: number;
  readonly bits: number;
  readonly optimizer: string;
  /** How QAT sets its scales. */
  readonly scales: string;
  readonly seed: number;
}

/** One finished run of a sweep. */
export interface SweepPoint extends SweepCell {
  readonly correct: number;
  readonly total: number;
}

/** One finished control: FP32 trained on likewise. */
export type ControlPoint = Omit<SweepPoint, 'bits' | 'scales'>;

/** What one learning rate came to, over its seeds. */
export interface RateAccuracy {
  readonly learningRate: number;
  /** 0 to 1. */
  readonly mean: number;
  /** Of a sample, 0 to 1; null for a single seed. */
  readonly deviation: number | null;
  readonly seeds: number;
}

/** Accuracy against learning rate for one optimizer, without quantization. */
export interface ControlLine {
  readonly optimizer: string;
  /** Test images of each run; the fewest where runs differ. */
  readonly total: number;
  /** By learning rate, the lowest first. */
  readonly rates: readonly RateAccuracy[];
}

/** Accuracy against learning rate for one bit width, optimizer and way to set scales. */
export interface SweepLine extends ControlLine {
  readonly bits: number;
  readonly scales: string;
  /** Rates at which some seed diverged, the lowest first. */
  readonly diverged: readonly number[];
}

/**
 * Returns one line for every bit width, optimizer and way to set scales, the most bits first. Lines
 * on which everything diverged have no rates.
 */
export function sweepLines(
  points: readonly SweepPoint[],
  diverged: readonly SweepCell[] = [],
): SweepLine[] {
  const keyOf = ({ bits, optimizer, scales }: SweepCell) => `${bits}/${optimizer}/${scales}`;
  const lost = groupBy(diverged, keyOf);
  const measured = groupBy(points, keyOf);
  const firsts = new Map([...diverged, ...points].map((cell) => [keyOf(cell), cell]));
  return [...firsts]
    .map(([key, { bits, optimizer, scales }]) => ({
      ...{ bits, optimizer, scales },
      ...accuracies(measured.get(key) ?? []),
      diverged: distinctRates(lost.get(key) ?? []),
    }))
    .toSorted((a, b) => b.bits - a.bits);
}

/** Returns one line of controls for every optimizer. */
export function controlLines(points: readonly ControlPoint[]): ControlLine[] {
  const groups = groupBy(points, ({ optimizer }) => optimizer);
  return [...groups].map(([optimizer, own]) => ({ optimizer, ...accuracies(own) }));
}

function accuracies(points: readonly ControlPoint[]): Pick<ControlLine, 'total' | 'rates'> {
  const byRate = groupBy(points, ({ learningRate }) => learningRate);
  const rates = [...byRate].map(([learningRate, runs]) => ({
    learningRate,
    ...accuracyOverSeeds(runs),
  }));
  return {
    total: points.length === 0 ? 0 : Math.min(...points.map(({ total }) => total)),
    rates: rates.toSorted((a, b) => a.learningRate - b.learningRate),
  };
}

/** Returns what runs that differ in their seeds alone came to. */
export function accuracyOverSeeds(
  points: readonly Pick<SweepPoint, 'correct' | 'total'>[],
): Omit<RateAccuracy, 'learningRate'> {
  const shares = points.map(({ correct, total }) => correct / total);
  return { ...meanAndDeviation(shares), seeds: points.length };
}

function distinctRates(cells: readonly SweepCell[]): number[] {
  const rates = new Set(cells.map(({ learningRate }) => learningRate));
  return [...rates].toSorted((a, b) => a - b);
}
