import type { Method } from '../../core/run';
import { usePalette } from '../theme/usePalette';
import { LineMark } from './LineMark';
import { asTheirs, lookOf } from './methodStyle';

interface MethodMarkProps {
  readonly method: Method;
  readonly bits?: number | null;
  /** Draws the method's line behind the mark. */
  readonly line?: boolean;
  /** Whether others measured it. */
  readonly theirs?: boolean;
}

/** The swatch of a method: its colour, its mark and, when asked for, its dash. */
export function MethodMark({ method, bits = null, line = false, theirs }: MethodMarkProps) {
  const look = lookOf(usePalette(), method, bits);
  return <LineMark look={theirs ? asTheirs(look) : look} line={line} />;
}
