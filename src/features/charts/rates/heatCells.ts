import type { RateLine } from './rateLines';

/** One cell of the map: a learning rate at a bit width. */
export interface HeatCell {
  readonly column: number;
  readonly row: number;
  readonly rate: number;
  readonly bits: number;
  /** 0 to 1; null where every seed diverged. */
  readonly mean: number | null;
  readonly seeds: number;
  /** How dark it is, 0 to 1. */
  readonly shade: number;
}

export interface HeatMap {
  readonly rates: readonly number[];
  /** The most first. */
  readonly bits: readonly number[];
  readonly cells: readonly HeatCell[];
  /** Accuracies of the palest and the darkest cell; paler ones are not told apart. Units: percent. */
  readonly scale: readonly [low: number, high: number];
}

/** Whatever is this far below the best is as pale: else one collapse hides all other differences. Units: points. */
const widestScale = 20;

/** Shades need some span, so that noise does not look like a difference. Units: points. */
const narrowestScale = 3;

/** Returns accuracy by learning rate and bit width for lines of one optimizer. */
export function heatMap(lines: readonly RateLine[], rates: readonly number[]): HeatMap {
  const means = lines.flatMap(({ line }) => line.rates.map(({ mean }) => 100 * mean));
  const high = means.length > 0 ? Math.max(...means) : 100;
  const low = Math.min(Math.max(Math.min(...means), high - widestScale), high - narrowestScale);
  const shadeOf = (percent: number) => Math.max((percent - low) / (high - low), 0);
  const cells = lines.flatMap(({ line, bits }, row) => {
    const at = (rate: number) => ({ column: rates.indexOf(rate), row, rate, bits });
    const measured = new Set(line.rates.map(({ learningRate }) => learningRate));
    return [
      ...line.rates.map(({ learningRate, mean, seeds }) => ({
        ...at(learningRate),
        mean,
        seeds,
        shade: shadeOf(100 * mean),
      })),
      ...line.diverged
        .filter((rate) => !measured.has(rate))
        .map((rate) => ({ ...at(rate), mean: null, seeds: 0, shade: 0 })),
    ];
  });
  return { rates, bits: lines.map(({ bits }) => bits), cells, scale: [low, high] };
}
