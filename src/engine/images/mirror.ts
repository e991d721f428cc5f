import type { Random } from '../../core/random';

/** Whether a code of an order stands for a mirrored image. */
export const isMirrored = (code: number) => code < 0;

/** Returns the number of the image that a code of an order stands for. */
export const imageNumber = (code: number) => (isMirrored(code) ? ~code : code);

/** Returns the order with about half of its images mirrored, as `random` has it. */
export function mirrorAtRandom(order: Int32Array, random: Random): Int32Array {
  return order.map((code) => (random.float() < 0.5 ? ~code : code));
}
