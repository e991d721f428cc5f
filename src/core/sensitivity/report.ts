import type { Half } from './partly';
import type { Assignment, MeasuredWidth } from './widths';

/** One layer, quantized at a width while all others are in float. */
export interface LayerSensitivity {
  readonly layerId: string;
  readonly bits: MeasuredWidth;
  readonly half: Half;
  /** `norm(q - f) / norm(f)` of the layer's output, its bias added, before ReLU and pool. */
  readonly relativeError: number;
  /** Images that are classified rightly. */
  readonly correct: number;
}

/** A network with some bits for every layer, measured. */
export interface MeasuredAssignment {
  readonly assignment: Assignment;
  readonly sizeBytes: number;
  readonly correct: number;
}

/** At one width: all layers quantized, then one after another left in float, the most sensitive first. */
export interface Ladder {
  readonly bits: MeasuredWidth;
  readonly steps: readonly MeasuredAssignment[];
}

/** How sensitive the layers of a network are to quantization, on held-out images. */
export interface SensitivityReport {
  readonly images: number;
  readonly floatCorrect: number;
  readonly floatBytes: number;
  readonly layerIds: readonly string[];
  readonly cells: readonly LayerSensitivity[];
  readonly ladders: readonly Ladder[];
}

/** What a search over the bits of every layer measured, on held-out images. */
export interface MixedPrecisionReport {
  readonly images: number;
  readonly floatCorrect: number;
  readonly floatBytes: number;
  readonly measured: readonly MeasuredAssignment[];
  /** How many assignments there are. */
  readonly possible: number;
}

/** Returns signal to quantization noise of a relative error: infinite for none. Units: dB. */
export function sqnrOf(relativeError: number): number {
  return relativeError === 0 ? Number.POSITIVE_INFINITY : -20 * Math.log10(relativeError);
}

/** Returns what was measured of a layer at a width; null where nothing was. */
export function cellOf(
  { cells }: Pick<SensitivityReport, 'cells'>,
  layerId: string,
  bits: MeasuredWidth,
  half: Half,
): LayerSensitivity | null {
  return (
    cells.find((cell) => cell.layerId === layerId && cell.bits === bits && cell.half === half) ??
    null
  );
}

/** Returns the layers with the most sensitive first. */
export function bySensitivity(
  report: Pick<SensitivityReport, 'cells' | 'layerIds'>,
  bits: MeasuredWidth,
): string[] {
  const error = (id: string) => cellOf(report, id, bits, 'both')?.relativeError ?? 0;
  return report.layerIds.toSorted((a, b) => error(b) - error(a));
}

/** Returns the bits of a ladder's steps: with none, one, two, ... of the most sensitive layers in float. */
export function ladderAssignments(
  report: Pick<SensitivityReport, 'cells' | 'layerIds'>,
  bits: MeasuredWidth,
): Assignment[] {
  const falling = bySensitivity(report, bits);
  return [...falling.keys(), falling.length].map((count) => {
    const float = new Set(falling.slice(0, count));
    return new Map(report.layerIds.map((id) => [id, float.has(id) ? 'float' : bits] as const));
  });
}

/** Returns the step of a ladder that leaves every layer above the threshold in float. */
export function stepAt(
  report: SensitivityReport,
  { bits, steps }: Ladder,
  threshold: number,
): MeasuredAssignment | null {
  const above = report.layerIds.filter(
    (id) => (cellOf(report, id, bits, 'both')?.relativeError ?? 0) > threshold,
  );
  return steps[above.length] ?? null;
}
