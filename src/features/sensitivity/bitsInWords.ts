import type { Assignment } from '../../core/sensitivity/widths';

/** Returns the bits of every layer: `conv1 8, conv2 4, dense float`. */
export function bitsInWords(assignment: Assignment): string {
  return [...assignment].map(([id, bits]) => `${id} ${bits}`).join(', ');
}
