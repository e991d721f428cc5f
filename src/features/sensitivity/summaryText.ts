import type { Half } from '../../core/sensitivity/partly';
import { cellOf, type SensitivityReport, sqnrOf } from '../../core/sensitivity/report';
import { measuredWidths } from '../../core/sensitivity/widths';

/** What of a layer is shown. */
export type Figure = 'error' | 'sqnr' | 'accuracy';

/** Returns one figure of a layer, as it is written. */
export function figureText(
  report: SensitivityReport,
  layerId: string,
  bits: (typeof measuredWidths)[number],
  { half, figure }: { readonly half: Half; readonly figure: Figure },
): string {
  const cell = cellOf(report, layerId, bits, half);
  if (!cell) return '\u2013';
  if (figure === 'accuracy') return ((100 * cell.correct) / report.images).toFixed(1);
  if (figure === 'error') return cell.relativeError.toFixed(4);
  const sqnr = sqnrOf(cell.relativeError);
  return Number.isFinite(sqnr) ? sqnr.toFixed(1) : 'exact';
}

const pad = (cells: readonly string[]) =>
  cells.map((cell, index) => (index === 0 ? cell.padEnd(10) : cell.padStart(9))).join('');

const titles: Readonly<Record<Figure, string>> = {
  error: 'relative error',
  sqnr: 'SQNR, dB',
  accuracy: 'accuracy, %',
};

/** Returns every figure as plain text, as a log would print it. */
export function summaryText(report: SensitivityReport, name: string): string {
  const header = pad(['layer', ...measuredWidths.map((bits) => `${bits} bits`)]);
  const parts = (['both', 'weights', 'activations'] as const).flatMap((half) =>
    (['error', 'sqnr', 'accuracy'] as const).map((figure) =>
      [
        `${half === 'both' ? 'weights and activations' : `${half} only`}, ${titles[figure]}`,
        header,
        ...report.layerIds.map((id) =>
          pad([
            id,
            ...measuredWidths.map((bits) => figureText(report, id, bits, { half, figure })),
          ]),
        ),
      ].join('\n'),
    ),
  );
  const float = ((100 * report.floatCorrect) / report.images).toFixed(1);
  const title = `Sensitivity of ${name}: one layer quantized at a time, ${report.images} held-out images, float ${float} %`;
  return [title, ...parts].join('\n\n');
}
