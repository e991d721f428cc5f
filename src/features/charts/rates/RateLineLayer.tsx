import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts';
import { formatRate, formatShare } from '../../../share/format';
import { markPath } from '../../../ui/method/markPath';
import { methodColor } from '../../../ui/method/methodStyle';
import { usePalette } from '../../../ui/theme/usePalette';
import type { RateLine } from './rateLines';

type Rate = RateLine['line']['rates'][number];

function inWords(label: string, { learningRate, mean, deviation, seeds }: Rate): string {
  const spread =
    deviation === null ? 'one seed' : `± ${formatShare(deviation)} points over ${seeds} seeds`;
  return `${label} at ${formatRate(learningRate)}: ${formatShare(mean)} %, ${spread}`;
}

/** Units: pixels. */
const cap = 3;
const cross = 3.5;

/** A line through means, each with the standard deviation over its seeds. */
export function RateLineLayer({ own }: { own: RateLine }) {
  const x = useXAxisScale();
  const y = useYAxisScale();
  const area = usePlotArea();
  const palette = usePalette();
  if (!x || !y || !area) return null;
  const color = methodColor(palette, 'qat', own.bits);
  const left = (rate: number) => x(rate) ?? 0;
  const top = (share: number) => y(share * 100) ?? 0;
  const floor = area.y + area.height - 6;
  const { rates } = own.line;
  return (
    <g>
      {rates.length > 0 && (
        <path
          d={`M${rates.map(({ learningRate, mean }) => `${left(learningRate)},${top(mean)}`).join('L')}`}
          fill="none"
          stroke={color}
          strokeWidth={2}
          strokeDasharray={own.dash}
        />
      )}
      {rates.map(({ learningRate, mean, deviation }) =>
        deviation === null ? null : (
          <path
            key={learningRate}
            d={`M${left(learningRate)},${top(mean - deviation)}V${top(mean + deviation)}m${-cap},0h${2 * cap}M${left(learningRate) - cap},${top(mean - deviation)}h${2 * cap}`}
            stroke={color}
            strokeWidth={1.25}
          />
        ),
      )}
      {rates.map((rate) => (
        <path
          key={rate.learningRate}
          d={markPath(own.mark, 4)}
          transform={`translate(${left(rate.learningRate)},${top(rate.mean)})`}
          fill={color}
          stroke={palette.panel}
          strokeWidth={1}
        >
          <title>{inWords(own.label, rate)}</title>
        </path>
      ))}
      {own.line.diverged.map((rate) => (
        <path
          key={rate}
          d={`M${-cross},${-cross}L${cross},${cross}M${-cross},${cross}L${cross},${-cross}`}
          transform={`translate(${left(rate)},${floor})`}
          stroke={color}
          strokeWidth={2}
        >
          <title>{`${own.label} at ${formatRate(rate)}: diverged`}</title>
        </path>
      ))}
    </g>
  );
}
