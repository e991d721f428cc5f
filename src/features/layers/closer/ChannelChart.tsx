import { UnstyledButton } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { union } from '../../../core/quant/extremes';
import type { Range } from '../../../core/quantizers/quantizer';
import { span } from '../numbers';
import type { ChannelRange } from './channelRanges';
import { valueTicks } from './chartBars';
import styles from './closer.module.css';
import { type Frame, frameIn } from './frame';

/** Units: pixels. */
const height = 220;
const widestBar = 14;

interface ChannelChartProps {
  readonly ranges: readonly ChannelRange[];
  readonly chosen: number | null;
  readonly onChoose: (channel: number) => void;
}

type Place = (value: number) => number;

function Ticks({ domain, frame, y }: { domain: Range; frame: Frame; y: Place }) {
  const { left, top, width, height: tall } = frame;
  return (
    <g className={styles.axis}>
      {valueTicks(domain, 5).map((tick) => (
        <g key={tick}>
          <line className={styles.gridline} x1={left} x2={left + width} y1={y(tick)} y2={y(tick)} />
          <text x={left - 6} y={y(tick) + 3.5} textAnchor="end">
            {span([tick, tick])}
          </text>
        </g>
      ))}
      <text x={left - 46} y={top - 8}>
        real value
      </text>
      <text x={left + width} y={top + tall + 16} textAnchor="end">
        channel
      </text>
    </g>
  );
}

function Bars({ ranges, frame, y }: { ranges: readonly ChannelRange[]; frame: Frame; y: Place }) {
  const slot = frame.width / Math.max(ranges.length, 1);
  return ranges.map(({ channel, weights, codes }) => {
    const x = frame.left + (channel + 0.5) * slot;
    return (
      <g key={channel}>
        <line
          className={styles.channelRange}
          strokeWidth={Math.min(slot * 0.7, widestBar)}
          x1={x}
          x2={x}
          y1={y(codes.max)}
          y2={y(codes.min)}
        />
        <line
          className={styles.channelData}
          x1={x}
          x2={x}
          y1={y(weights.max)}
          y2={y(weights.min)}
        />
      </g>
    );
  });
}

/** Where a pointer chooses a channel; keys do so in the list of channels. */
function Hits({ ranges, chosen, onChoose, frame }: ChannelChartProps & { frame: Frame }) {
  const slot = frame.width / Math.max(ranges.length, 1);
  return ranges.map(({ channel, weights, codes }) => (
    <UnstyledButton
      key={channel}
      className={styles.channelHit ?? ''}
      tabIndex={-1}
      aria-label={`Channel ${channel}: weights ${span([weights.min, weights.max])}, codes ${span([codes.min, codes.max])}`}
      aria-pressed={channel === chosen}
      style={{
        left: frame.left + channel * slot,
        top: frame.top,
        width: slot,
        height: frame.height,
      }}
      onClick={() => onChoose(channel)}
    />
  ));
}

/** What the weights of each channel span, as a line, over what its codes span. */
export function ChannelChart(props: ChannelChartProps) {
  const { ranges } = props;
  const { ref, width } = useElementSize();
  const frame = frameIn(width, 22, height - 46);
  const domain = ranges
    .flatMap(({ weights, codes }) => [weights, codes])
    .reduce(union, { min: 0, max: 0 });
  const y = (value: number) =>
    frame.top + ((domain.max - value) / (domain.max - domain.min || 1)) * frame.height;
  return (
    <div className={styles.stage} ref={ref} style={{ height }}>
      {width > 0 && (
        <>
          <svg width={width} height={height} role="img" aria-label="Range of every channel">
            <Ticks {...{ domain, frame, y }} />
            <Bars {...{ ranges, frame, y }} />
          </svg>
          <Hits {...props} frame={frame} />
        </>
      )}
    </div>
  );
}
