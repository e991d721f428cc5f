import type { Half } from '../../core/sensitivity/partly';
import { cellOf, type SensitivityReport } from '../../core/sensitivity/report';
import { measuredWidths } from '../../core/sensitivity/widths';
import styles from './sensitivity.module.css';
import { type Figure, figureText } from './summaryText';

interface SensitivityTableProps {
  readonly report: SensitivityReport;
  readonly half: Half;
  readonly figure: Figure;
  readonly threshold: number;
}

const captions: Readonly<Record<Figure, string>> = {
  error: 'norm(q \u2212 f) / norm(f) of a layer\u2019s output, before ReLU',
  sqnr: 'Signal to quantization noise of a layer\u2019s output, dB',
  accuracy: 'Accuracy with that layer alone quantized, %',
};

/** One figure of every layer at every width. */
export function SensitivityTable({ report, half, figure, threshold }: SensitivityTableProps) {
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption>{captions[figure]}</caption>
        <thead>
          <tr>
            <th scope="col">Layer</th>
            {measuredWidths.map((bits) => (
              <th key={bits} scope="col">
                {bits} bits
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.layerIds.map((id) => (
            <tr key={id}>
              <th scope="row">{id}</th>
              {measuredWidths.map((bits) => {
                const error = cellOf(report, id, bits, half)?.relativeError ?? 0;
                return (
                  <td key={bits} data-above={error > threshold || undefined}>
                    {figureText(report, id, bits, { half, figure })}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
