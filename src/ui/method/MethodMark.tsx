import type { Method } from '../../core/run';
import { usePalette } from '../theme/usePalette';
import { markPath } from './markPath';
import { methodColor, methodStyles } from './methodStyle';

interface MethodMarkProps {
  readonly method: Method;
  readonly bits?: number | null;
  /** Draws the method's line behind the mark. */
  readonly line?: boolean;
}

/** The swatch of a method: its colour, its mark and, when asked for, its dash. */
export function MethodMark({ method, bits = null, line = false }: MethodMarkProps) {
  const color = methodColor(usePalette(), method, bits);
  const { dash, mark } = methodStyles[method];
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
      <path d={markPath(mark, 4)} fill={color} />
    </svg>
  );
}
