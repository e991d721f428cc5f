import type { Count } from './compare';

/** Returns `a`, `a and b`, or `a, b and c`. */
export function listed(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** Returns bit widths in words: `8, 6 and 4 bits`. */
export function bitList(bits: readonly number[]): string {
  return `${listed(bits.map(String))} bits`;
}

/** Returns how large the differences are, whichever way they go: `0.1 points`, `1.2 and 8.6 points`. */
export function points(comparisons: readonly { readonly points: number }[]): string {
  return `${listed(comparisons.map((comparison) => Math.abs(comparison.points).toFixed(1)))} points`;
}

/** Returns where a sentence applies: `At 8 and 6 bits`. */
export function atBits(comparisons: readonly { readonly bits: number }[]): string {
  return `At ${bitList(comparisons.map(({ bits }) => bits))}`;
}

/** Returns the accuracy with one decimal: `90.1 %`. */
export function percent({ correct, total }: Count): string {
  return `${((100 * correct) / total).toFixed(1)} %`;
}
