import type { Half } from '../../core/sensitivity/partly';
import { cellOf, type SensitivityReport } from '../../core/sensitivity/report';
import { measuredWidths } from '../../core/sensitivity/widths';
import { useLayerMark } from '../../store/useLayerMark';
import { MarkButton } from '../../ui/MarkButton';
import { WidthsHead } from '../../ui/WidthsHead';
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

/** One layer, which every view marks when its name is pressed. */
function Row({ report, half, figure, threshold, id }: SensitivityTableProps & { id: string }) {
  const mark = useLayerMark(id);
  return (
    <tr data-marked={mark.marked || undefined}>
      <th scope="row">
        <MarkButton {...mark}>{id}</MarkButton>
      </th>
      {measuredWidths.map((bits) => {
        const error = cellOf(report, id, bits, half)?.relativeError ?? 0;
        return (
          <td key={bits} data-above={error > threshold || undefined}>
            {figureText(report, id, bits, { half, figure })}
          </td>
        );
      })}
    </tr>
  );
}

/** One figure of every layer at every width. */
export function SensitivityTable({ report, half, figure, threshold }: SensitivityTableProps) {
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption>{captions[figure]}</caption>
        <WidthsHead />
        <tbody>
          {report.layerIds.map((id) => (
            <Row key={id} {...{ report, half, figure, threshold, id }} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
