import type { Rounding } from '../../core/scheme/scheme';
import { floatBytes, wholeVectors } from './convSizes';
import { floatsAt, withScratch } from './memory';

/** What rounds a channel, or all values: `clamp(rint(x * inverse), low, high) * scale`. */
export interface Rounder {
  readonly scale: number;
  readonly inverse: number;
  readonly low: number;
  readonly high: number;
}

/** Returns the flags of a kernel: ties go up; the gradient passes by the value of x, not its code. */
export function flagsOf({ ties, gradient }: Rounding): [number, number] {
  return [Number(ties === 'half-up'), Number(gradient !== 'code')];
}

/**
 * Gives `use` the address of what kernels read: rows of scales, inverses, lows, highs, and the least
 * and largest values at which the gradient passes, each row in whole vectors.
 */
export function withRounders<T>(
  rounders: readonly Rounder[],
  gradient: Rounding['gradient'],
  use: (address: number) => T,
): T {
  const rows = [
    rounders.map(({ scale }) => scale),
    rounders.map(({ inverse }) => inverse),
    rounders.map(({ low }) => low),
    rounders.map(({ high }) => high),
    rounders.map(({ low, scale }) => (gradient === 'range' ? low * scale : -Infinity)),
    rounders.map(({ high, scale }) => (gradient === 'range' ? high * scale : Infinity)),
  ];
  const stride = wholeVectors(rounders.length);
  return withScratch(rows.length * stride * floatBytes, (address) => {
    rows.forEach((row, index) => {
      const values = floatsAt(address + index * stride * floatBytes, stride);
      // A single rounder fills its vector.
      if (row.length === 1) values.fill(row[0] ?? Number.NaN);
      else values.set(row);
    });
    return use(address);
  });
}
