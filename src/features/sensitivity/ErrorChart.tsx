import type { Half } from '../../core/sensitivity/partly';
import { cellOf, type SensitivityReport } from '../../core/sensitivity/report';
import { measuredWidths } from '../../core/sensitivity/widths';
import { formatSignificant } from '../../share/format';
import { markPath } from '../../ui/method/markPath';
import type { MarkShape } from '../../ui/method/methodStyle';
import { type Place, type SmallAxis, SmallPlot } from '../../ui/SmallPlot';
import styles from './sensitivity.module.css';

const marks: readonly MarkShape[] = ['circle', 'triangle', 'square', 'diamond'];
const dashes = ['none', '6 3', '2 3', '9 3 2 3'];
const markOf = (index: number) => marks[index % marks.length] ?? 'circle';

interface ErrorChartProps {
  readonly report: SensitivityReport;
  readonly half: Half;
  readonly threshold: number;
}

const across: SmallAxis = {
  title: 'bits',
  domain: [8.4, 1.6],
  ticks: measuredWidths,
  format: String,
};

/** Errors of nothing have no place on a log axis. */
const least = 1e-4;

function errorsOf({ report, half }: ErrorChartProps, layerId: string) {
  return measuredWidths.map((bits) => ({
    bits,
    error: Math.max(cellOf(report, layerId, bits, half)?.relativeError ?? 0, least),
  }));
}

function upTo(highest: number): SmallAxis {
  const ticks = [1e-4, 1e-3, 1e-2, 1e-1, 1].filter((tick) => tick <= Math.max(highest, 0.1));
  const domain = [least, Math.max(highest, 0.1) * 1.2] as const;
  return { title: 'relative error', domain, ticks, format: formatSignificant, log: true };
}

function Line(props: ErrorChartProps & { layerId: string; index: number; x: Place; y: Place }) {
  const { layerId, index, x, y } = props;
  const places = errorsOf(props, layerId).map(({ bits, error }) => [x(bits), y(error)] as const);
  return (
    <g>
      <path
        d={places.map(([left, top], at) => `${at === 0 ? 'M' : 'L'}${left},${top}`).join('')}
        fill="none"
        stroke="var(--lab-accent)"
        strokeDasharray={dashes[index % dashes.length]}
      />
      {places.map(([left, top]) => (
        <path
          key={left}
          d={markPath(markOf(index), 3)}
          transform={`translate(${left},${top})`}
          fill="var(--lab-accent)"
        />
      ))}
    </g>
  );
}

/** The relative error of every layer at every width, with the threshold. */
export function ErrorChart(props: ErrorChartProps) {
  const { report, half, threshold } = props;
  const all = report.layerIds.flatMap((id) => errorsOf(props, id).map(({ error }) => error));
  const axis = upTo(Math.max(...all, threshold));
  return (
    <figure className={styles.figure}>
      <SmallPlot
        x={across}
        y={axis}
        summary={`Relative error of each layer's output against bits, ${half}; the threshold is ${threshold}`}
      >
        {(x, y) => (
          <>
            <line
              className={styles.threshold}
              x1={x(8.4)}
              x2={x(1.6)}
              y1={y(threshold)}
              y2={y(threshold)}
            />
            <text x={x(1.6)} y={y(threshold) + 11} textAnchor="end">
              threshold
            </text>
            {report.layerIds.map((layerId, index) => (
              <Line key={layerId} {...props} {...{ layerId, index, x, y }} />
            ))}
          </>
        )}
      </SmallPlot>
      <figcaption className={styles.legend}>
        {report.layerIds.map((id, index) => (
          <span key={id}>
            <svg width={12} height={12} viewBox="-6 -6 12 12" aria-hidden="true">
              <path d={markPath(markOf(index), 4)} fill="var(--lab-accent)" />
            </svg>
            {id}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
