import { groupBy } from '../groupBy';
import { meanAndDeviation } from '../metrics/meanAndDeviation';
/** One finished run of a sweep. */
export interface SweepPoint {
  readonly learningRate: number;
  readonly bits: number;
  readonly optimizer: string;
  readonly seed: number;
  readonly correct: number;
  readonly total: number;
}

/** What one learning rate came to, over its seeds. */
export interface RateAccuracy {
  readonly learningRate: number;
  /** 0 to 1. */
  readonly mean: number;
  /** Of a sample, 0 to 1; null for a single seed. */
  readonly deviation: number | null;
  readonly seeds: number;
}

/** Accuracy against learning rate for one bit width and optimizer. */
export interface SweepLine {
  readonly bits: number;
  readonly optimizer: string;
  /** Test images of each run. */
  readonly total: number;
  /** By learning rate, the lowest first. */
  readonly rates: readonly RateAccuracy[];
}

/** Returns one line for every bit width and optimizer of the points, the most bits first. */
export function sweepLines(points: readonly SweepPoint[]): SweepLine[] {
  const groups = groupBy(points, ({ bits, optimizer }) => `${bits}/${optimizer}`);
  return [...groups.values()].flatMap(lineOf).toSorted((a, b) => b.bits - a.bits);
}

function lineOf(points: readonly SweepPoint[]): SweepLine[] {
  const [first] = points;
  if (!first) return [];
  const byRate = groupBy(points, ({ learningRate }) => learningRate);
  const rates = [...byRate].map(([learningRate, runs]) => ({
    learningRate,
    ...meanAndDeviation(runs.map(({ correct, total }) => correct / total)),
    seeds: runs.length,
  }));
  return [
    {
      bits: first.bits,
      optimizer: first.optimizer,
      total: Math.min(...points.map(({ total }) => total)),
      rates: rates.toSorted((a, b) => a.learningRate - b.learningRate),
    },
  ];
}
