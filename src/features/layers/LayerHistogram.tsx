import type { LayerReport, Method } from '../../core/run';
import { methodColor } from '../../ui/method/methodStyle';
import { usePalette } from '../../ui/theme/usePalette';
import { bars, codeLines, positionIn } from './histogram';
import styles from './layers.module.css';

const width = 268;
const height = 44;

interface LayerHistogramProps {
  readonly layer: LayerReport;
  readonly method: Method;
}

function grid(layer: LayerReport) {
  const x = positionIn(layer.edges, width);
  return { x, lines: codeLines(layer.codes, x(1) - x(0)) };
}

/** Returns how the drawing reads: how many codes a line stands for. */
export function gridInWords(layer: LayerReport): string {
  const { every } = grid(layer).lines;
  const [low, high] = layer.codes;
  const lines = every === 1 ? 'one line a code' : `a line every ${every} codes`;
  return `codes ${low} to ${high}, ${lines}`;
}

/** A layer's weights in units of codes, with the codes drawn over them. */
export function LayerHistogram({ layer, method }: LayerHistogramProps) {
  const palette = usePalette();
  const color = methodColor(palette, method, layer.bits);
  const { x, lines } = grid(layer);
  return (
    <svg
      className={styles.histogram}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`Histogram of the weights of ${layer.id}, ${gridInWords(layer)}`}
    >
      {bars(layer.histogram, layer.edges, width, height - 2).map((bar) => (
        <rect
          key={bar.x}
          x={bar.x}
          y={height - bar.height}
          width={Math.max(bar.width - 0.5, 0.5)}
          height={bar.height}
          fill={color}
          opacity={0.4}
        />
      ))}
      {lines.codes.map((code) => (
        <line
          key={code}
          x1={x(code)}
          x2={x(code)}
          y1={0}
          y2={height}
          stroke={code === 0 ? palette.ink : color}
          strokeWidth={1}
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  );
}
