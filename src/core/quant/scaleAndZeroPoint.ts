/** Scale and zero point of one tensor or channel. */
export interface ScaleAndZeroPoint {
  /** Positive, a float32. */
  readonly scale: number;
  readonly zeroPoint: number;
}
