import type { Method } from '../../../core/run';
import type { LatentSnapshot } from '../../../core/watch/latentSnapshot';
import { methodColor } from '../../../ui/method/methodStyle';
import { usePalette } from '../../../ui/theme/usePalette';
import { bars, codeLines, positionIn } from '../histogram';
import styles from '../layers.module.css';

const width = 268;
const height = 44;

interface LatentHistogramProps {
  readonly snapshot: LatentSnapshot;
  readonly method: Method;
  readonly bits: number;
}

/** Latent weights in units of codes, those that changed their code drawn full, with the codes over them. */
export function LatentHistogram({ snapshot, method, bits }: LatentHistogramProps) {
  const palette = usePalette();
  const color = methodColor(palette, method, bits);
  const { id, histogram, flipped, edges, codes } = snapshot;
  const x = positionIn(edges, width);
  const tallest = Math.max(...histogram, 1);
  const scaled = (counts: readonly number[]) =>
    bars(counts, edges, width, ((height - 2) * Math.max(...counts, 0)) / tallest);
  const drawn = (counts: readonly number[], opacity: number) =>
    scaled(counts).map((bar) => (
      <rect
        key={`${opacity} ${bar.x}`}
        x={bar.x}
        y={height - bar.height}
        width={Math.max(bar.width - 0.5, 0.5)}
        height={bar.height}
        fill={color}
        opacity={opacity}
      />
    ));
  return (
    <svg
      className={styles.histogram}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`Histogram of the latent weights of ${id}; those on another code than before are darker`}
    >
      {drawn(histogram, 0.35)}
      {drawn(flipped, 1)}
      {codeLines(codes, x(1) - x(0)).codes.map((code) => (
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
