import { cellOf, type SensitivityReport } from '../sensitivity/report';
import { type MeasuredWidth, measuredWidths } from '../sensitivity/widths';

/** What a layer does to the network when it alone is quantized, its weights and what enters it. */
export interface NodeSensitivity {
  readonly bits: MeasuredWidth;
  /** Of the layer's output. */
  readonly relativeError: number;
  /** Accuracy lost on the held-out images; negative where it rose. Units: points. */
  readonly lostPoints: number;
}

/** What a graph needs to know of how sensitive layers are. */
export type Sensitivities = Pick<SensitivityReport, 'images' | 'floatCorrect' | 'cells'>;

/** Of layers in float: where the threshold of the sensitivities starts too. */
const usualWidth = 4;

/** Returns the width at which a layer's sensitivity is told: its own, or the next below that was measured. */
export function toldWidth(bits: number | null): MeasuredWidth {
  const own = bits ?? usualWidth;
  return measuredWidths.find((width) => width <= own) ?? 2;
}

/** Returns how sensitive a layer is at its bits; null where nobody measured it. */
export function layerSensitivity(
  report: Sensitivities | null,
  layerId: string,
  weightBits: number | null,
): NodeSensitivity | null {
  if (report === null) return null;
  const bits = toldWidth(weightBits);
  const cell = cellOf(report, layerId, bits, 'both');
  if (cell === null) return null;
  const lostPoints = (100 * (report.floatCorrect - cell.correct)) / report.images;
  return { bits, relativeError: cell.relativeError, lostPoints };
}

/** Errors at which a layer begins to have a colour, where the threshold of the study starts too, and from which on it has all of it. */
export const heatSpan = [0.005, 0.5] as const;

/** Returns how much of the colour of a sensitive layer an error has, 0 to 1, by its logarithm. */
export function heatOf(relativeError: number): number {
  const [least, most] = heatSpan.map(Math.log10);
  if (relativeError <= 0 || least === undefined || most === undefined) return 0;
  return Math.min(Math.max((Math.log10(relativeError) - least) / (most - least), 0), 1);
}
