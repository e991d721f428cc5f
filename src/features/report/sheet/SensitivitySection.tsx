import { bySensitivity, cellOf, type SensitivityReport } from '../../../core/sensitivity/report';
import { measuredWidths } from '../../../core/sensitivity/widths';
import { formatCount, formatShare } from '../../../share/format';
import { useLab } from '../../../store/context';
import { nameOf } from '../../../store/names';
import { sensitivityOf } from '../../../store/sensitivityOf';
import type { RunRecord } from '../../../store/state';
import { WidthsHead } from '../../../ui/WidthsHead';
import type { SheetProps } from './sheetProps';

/** A study, and the runs whose networks it is about. */
interface Studied {
  readonly report: SensitivityReport;
  readonly runs: readonly RunRecord[];
}

/** Runs that share a float network share a study, which then stands on the page once. */
function studied(
  runs: readonly RunRecord[],
  of: (run: RunRecord) => SensitivityReport | null,
): Studied[] {
  const reports = [...new Set(runs.flatMap((run) => of(run) ?? []))];
  return reports.map((report) => ({ report, runs: runs.filter((run) => of(run) === report) }));
}

function Table({ report }: { report: SensitivityReport }) {
  return (
    <div className="wide">
      <table>
        <caption>
          Relative error of a layer's output with that layer alone quantized, and the accuracy then
        </caption>
        <WidthsHead />
        <tbody>
          {report.layerIds.map((id) => (
            <tr key={id}>
              <th scope="row">{id}</th>
              {measuredWidths.map((bits) => (
                <td key={bits}>{cellInWords(report, id, bits)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function cellInWords(
  report: SensitivityReport,
  layerId: string,
  bits: (typeof measuredWidths)[number],
): string {
  const cell = cellOf(report, layerId, bits, 'both');
  if (!cell) return '\u2013';
  return `${cell.relativeError.toFixed(4)}, ${formatShare(cell.correct / report.images, 1)} %`;
}

function One({ report, runs }: Studied) {
  const [most] = bySensitivity(report, 4);
  const float = formatShare(report.floatCorrect / report.images, 1);
  return (
    <div className="run">
      <h3>{runs.map(nameOf).join(', ')}</h3>
      <p>
        On {formatCount(report.images)} held-out training images, of which float gets {float} %
        right. Most sensitive at 4 bits: {most}.
      </p>
      <Table report={report} />
    </div>
  );
}

/** How sensitive the layers of the runs' networks are; nothing where nobody measured it. */
export function SensitivitySection({ runs, all }: Pick<SheetProps, 'runs' | 'all'>) {
  const studies = useLab((state) => state.studies);
  const found = studied(runs, (run) => sensitivityOf({ runs: all, studies }, run.plan));
  if (found.length === 0) return null;
  return (
    <section>
      <h2>Sensitivity of the layers</h2>
      {found.map((one) => (
        <One key={one.runs[0]?.plan.runId} {...one} />
      ))}
    </section>
  );
}
