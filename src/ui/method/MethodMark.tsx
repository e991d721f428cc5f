import type { Method } from '../../core/run';
import { usePalette } from '../theme/usePalette';
import { LineMark } from './LineMark';
import { lookOf } from './methodStyle';

interface MethodMarkProps {
  readonly method: Method;
  readonly bits?: number | null;
  /** Draws the method's line behind the mark. */
  readonly line?: boolean;
}

/** The swatch of a method: its colour, its mark and, when asked for, its dash. */
export function MethodMark({ method, bits = null, line = false }: MethodMarkProps) {
  return <LineMark look={lookOf(usePalette(), method, bits)} line={line} />;
}
