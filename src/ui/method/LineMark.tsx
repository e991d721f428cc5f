import { markPath } from './markPath';
import type { LineLook } from './methodStyle';

/** The swatch of a line: its colour, its mark and, when asked for, its dash. */
export function LineMark({ look, line = false }: { look: LineLook; line?: boolean }) {
  const { color, dash, mark, hollow = false } = look;
  const width = line ? 22 : 12;
  return (
    <svg width={width} height={12} viewBox={`${-width / 2} -6 ${width} 12`} aria-hidden="true">
      {line && (
        <path
          d={`M${-width / 2},0H${width / 2}`}
          stroke={color}
          strokeWidth={2}
          strokeDasharray={dash}
        />
      )}
      <path
        d={markPath(mark, hollow ? 3.5 : 4)}
        fill={hollow ? 'var(--lab-panel)' : color}
        stroke={hollow ? color : 'none'}
        strokeWidth={1.5}
      />
    </svg>
  );
}
