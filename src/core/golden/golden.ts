/** A tensor as the golden files write it: flat, row major, NaN and infinities as strings. */
export interface GoldenTensor {
  readonly shape: readonly number[];
  readonly data: readonly (number | string)[];
}

/** Returns the tensor's values as float32. */
export function float32(tensor: GoldenTensor): Float32Array {
  return Float32Array.from(tensor.data, Number);
}

/** Returns a number, or a list of numbers, as a list. */
export function asList(value: number | readonly number[]): readonly number[] {
  return typeof value === 'number' ? [value] : value;
}

/** Returns the values with +0 for -0, which PyTorch's masks leave and the core does not. */
export function unsignedZeros(values: Float32Array): Float32Array {
  return values.map((value) => value + 0);
}
