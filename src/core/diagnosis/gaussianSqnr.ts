/**
 * Signal to quantization noise of the best uniform quantizer of a normal distribution, by bits.
 *
 * Units: dB. Source: Max (1960), table II, and Jain (1989), table 4.2, for 7 and 8 bits.
 */
const table: Readonly<Record<number, number>> = {
  2: 9.25,
  3: 14.27,
  4: 19.38,
  5: 24.57,
  6: 29.83,
  7: 35.13,
  8: 40.34,
};

const dbPerBit = 6.02;
const mostBits = 8;

/** Returns what a layer of weights reaches at that many bits when its range fits. Units: dB. */
export function gaussianSqnrDb(bits: number): number {
  const known = table[Math.min(bits, mostBits)] ?? 0;
  return known + dbPerBit * Math.max(0, bits - mostBits);
}
