import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts';
import { formatCount, formatRate, formatShare } from '../../../share/format';
import { methodColor } from '../../../ui/method/methodStyle';
import { usePalette } from '../../../ui/theme/usePalette';
import type { FinalResult } from './finalResults';

/** Of the room that a bar has. */
const fullness = 0.72;

/** Units: pixels. */
const widest = 48;
const roomForLabel = 34;

function inWords({ name, learningRate, accuracy, low, high, total }: FinalResult): string {
  const rate = learningRate === null ? '' : ` at ${formatRate(learningRate)}`;
  const interval = `95 % interval ${formatShare(low)} to ${formatShare(high)} %`;
  return `${name}${rate}: ${formatShare(accuracy)} %, ${interval}, ${formatCount(total)} test images`;
}

interface Place {
  readonly left: number;
  readonly top: number;
  readonly low: number;
  readonly high: number;
  readonly width: number;
  readonly floor: number;
}

function Bar({ result, place }: { result: FinalResult; place: Place }) {
  const palette = usePalette();
  const { left, top, low, high, width, floor } = place;
  const cap = Math.min(width / 4, 4);
  const color = methodColor(palette, result.method, result.bits);
  return (
    <g>
      <title>{inWords(result)}</title>
      <rect
        x={left - width / 2}
        y={top}
        width={width}
        height={Math.max(floor - top, 0)}
        fill={result.theirs ? 'none' : color}
        stroke={result.theirs ? color : 'none'}
        strokeDasharray="3 2"
      />
      <path
        d={`M${left - cap},${high}h${2 * cap}M${left},${high}V${low}M${left - cap},${low}h${2 * cap}`}
        stroke={palette.ink}
        strokeWidth={1}
      />
      {width >= roomForLabel * fullness && (
        <text
          x={left}
          y={high - 5}
          textAnchor="middle"
          fontSize={11}
          fontWeight={600}
          fill={palette.ink}
        >
          {formatShare(result.accuracy, 1)}
        </text>
      )}
    </g>
  );
}

/** A bar for every result, with its interval. */
export function BarLayer({ results }: { results: readonly FinalResult[] }) {
  const x = useXAxisScale();
  const y = useYAxisScale();
  const area = usePlotArea();
  if (!x || !y || !area) return null;
  const slot = area.width / Math.max(results.length, 1);
  const height = (share: number) => y(share * 100) ?? 0;
  return (
    <g>
      {results.map((result, index) => (
        <Bar
          key={result.runId}
          result={result}
          place={{
            left: x(index) ?? 0,
            top: height(result.accuracy),
            low: height(result.low),
            high: height(result.high),
            width: Math.min(slot * fullness, widest),
            floor: area.y + area.height,
          }}
        />
      ))}
    </g>
  );
}
