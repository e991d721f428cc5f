import { smoothed } from '../metrics/smoothed';
import type { BatchPoint } from '../run';

type Sample = Pick<BatchPoint, 'loss' | 'learningRate'>;

/** A learning rate, and the smoothed loss at it. */
export interface RatePoint {
  readonly learningRate: number;
  readonly loss: number;
}

/** What a learning rate that rose step by step has shown. */
export interface RateFindings {
  /** One point a step, up to the first at which the loss has diverged, that one included. */
  readonly smoothed: readonly RatePoint[];
  /** Where the loss falls fastest; null where it falls by no more than its noise. */
  readonly steepest: RatePoint | null;
  /** The last before the loss rises for good; null where it rises from the start. */
  readonly largestStable: RatePoint | null;
  /** Whether the loss diverged before the rate was at its highest. */
  readonly diverged: boolean;
}

/** Share of the past in the smoothed loss. */
const pastShare = 0.9;

/** So many times its lowest is what a loss does not come back from. Source: fastai's `LRFinder`. */
const hopeless = 4;

/** The rate is too low to change anything over these first steps, so that their spread is noise. */
const calmSteps = 30;

/** Before the average has settled, a single lucky batch makes it low. */
const settlingSteps = 20;

/** So many standard deviations of the smoothed loss are no noise. */
const clearly = 3;

/** A smoothed loss within this share above its lowest has not risen. */
const tolerated = 0.1;

/** Half of the steps over which a slope is taken. */
const reach = 5;

/** Returns whether the loss has gone beyond hope, or is no number. */
export function hasDiverged(samples: readonly Sample[]): boolean {
  return divergence(smoothedLoss(samples)) !== -1;
}

/** Returns what the losses of a search say, in the order of its steps. */
export function rateFindings(samples: readonly Sample[]): RateFindings {
  const losses = smoothedLoss(samples);
  const end = divergence(losses);
  const sound = end === -1 ? losses : losses.slice(0, end);
  const points = losses.slice(0, sound.length + 1).map(
    (loss, index): RatePoint => ({
      loss,
      learningRate: samples[index]?.learningRate ?? Number.NaN,
    }),
  );
  const noise = noiseOf(samples);
  const stable = lastStable(sound, noise);
  return {
    smoothed: points,
    largestStable: points[stable] ?? null,
    steepest: points[steepestFall(sound.slice(0, stable + 1), noise)] ?? null,
    diverged: end !== -1,
  };
}

function smoothedLoss(samples: readonly Sample[]): number[] {
  return smoothed(
    samples.map(({ loss }) => loss),
    pastShare,
  );
}

/** Returns the first index at which a loss has diverged; -1 where none has. */
function divergence(losses: readonly number[]): number {
  let lowest = Number.POSITIVE_INFINITY;
  return losses.findIndex((loss) => {
    lowest = Math.min(lowest, loss);
    return !(loss <= hopeless * lowest);
  });
}

/** Returns how far a smoothed loss strays by chance. */
function noiseOf(samples: readonly Sample[]): number {
  const calm = samples.slice(0, calmSteps).map(({ loss }) => loss);
  const mean = calm.reduce((sum, loss) => sum + loss, 0) / calm.length;
  const variance = calm.reduce((sum, loss) => sum + (loss - mean) ** 2, 0) / calm.length;
  // A moving average with a share b of the past keeps (1 - b) / (1 + b) of the variance.
  return clearly * Math.sqrt((variance * (1 - pastShare)) / (1 + pastShare));
}

/** Returns the last index at which a smoothed loss is about as low as ever; -1 for none. */
function lastStable(losses: readonly number[], noise: number): number {
  const settled = losses.slice(settlingSteps);
  const lowest = Math.min(...(settled.length > 0 ? settled : losses));
  return losses.findLastIndex((loss) => loss <= lowest * (1 + tolerated) + noise);
}

/** Returns the index at which a smoothed loss falls fastest per factor of the rate; -1 where it does not fall. */
function steepestFall(losses: readonly number[], noise: number): number {
  const [first] = losses;
  if (first === undefined || first - Math.min(...losses) <= tolerated * first + noise) return -1;
  const slopes = losses.map((_, index) => slopeAt(losses, index));
  return slopes.indexOf(Math.min(...slopes));
}

/** Rates rise by the same factor at every step, so that steps are an axis of their logarithm. */
function slopeAt(losses: readonly number[], index: number): number {
  const [before, after] = [losses[index - reach], losses[index + reach]];
  return before === undefined || after === undefined ? 0 : after - before;
}

/** A learning rate that a search suggests, and why. */
export interface RateToUse {
  readonly kind: 'tenth-of-stable' | 'steepest';
  readonly rate: number;
}

const round = (rate: number) => Number(rate.toPrecision(2));

/** Returns the rates that findings suggest: a good one lies between them. */
export function ratesToUse({ steepest, largestStable }: RateFindings): RateToUse[] {
  return [
    ...(steepest ? [{ kind: 'steepest' as const, rate: round(steepest.learningRate) }] : []),
    ...(largestStable
      ? [{ kind: 'tenth-of-stable' as const, rate: round(largestStable.learningRate / 10) }]
      : []),
  ];
}
