import type { Method } from '../../core/run';
import { mixColors, type Palette } from '../theme/tokens';

export type MarkShape = 'square' | 'triangle' | 'circle' | 'diamond';

/** How a method looks wherever it appears: never told by colour alone. */
export interface MethodStyle {
  readonly color: 'fp32' | 'ptq' | 'qat' | 'control';
  /** SVG dash pattern. */
  readonly dash: string;
  readonly mark: MarkShape;
}

/** How a line looks in the colours in use. */
export interface LineLook {
  readonly color: string;
  /** SVG dash pattern. */
  readonly dash: string;
  readonly mark: MarkShape;
  /** Whether marks are outlines: what others measured. */
  readonly hollow?: boolean;
}

const fp32: MethodStyle = { color: 'fp32', dash: '2 3', mark: 'square' };

export const methodStyles: Readonly<Record<Method, MethodStyle>> = {
  base: fp32,
  fp32,
  ptq: { color: 'ptq', dash: '9 3', mark: 'triangle' },
  qat: { color: 'qat', dash: 'none', mark: 'circle' },
  control: { color: 'control', dash: '5 3', mark: 'diamond' },
};

/** How far the shade of a bit width lies towards the panel (negative) or the ink. */
const shadeOfBits: Readonly<Record<number, number>> = { 8: -0.24, 6: -0.12, 4: 0, 3: 0.28, 2: 0.5 };

/** Returns a method's colour; the fewer the bits, the nearer to the colour of text. */
export function methodColor(palette: Palette, method: Method, bits: number | null): string {
  const color = palette[methodStyles[method].color];
  const shade = bits === null ? 0 : (shadeOfBits[bits] ?? 0);
  return mixColors(color, shade < 0 ? palette.panel : palette.ink, Math.abs(shade));
}

/** Returns how a run's line looks; the bits matter where it is quantized. */
export function lookOf(palette: Palette, method: Method, bits: number | null): LineLook {
  const { dash, mark } = methodStyles[method];
  return { color: methodColor(palette, method, bits), dash, mark };
}

const theirDash = '1.5 3.5';

/** Returns how the same line looks where others measured it: dotted, with hollow marks. */
export function asTheirs(look: LineLook): LineLook {
  return { ...look, dash: theirDash, hollow: true };
}
