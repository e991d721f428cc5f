import { between, clamp, nearest } from './codes';
import { storeFloats } from './partial';

/**
 * Passes the gradient where the code needed no clamping or, `byValue`, where x lies between
 * `passLow` and `passHigh`; and adds to `slopes` the gradient times what the scale moves the rounded
 * value by, and to `clipped` the gradient of what was clamped.
 * Shapes: x, gradient and result [rows, channels]; parameters [6, whole vectors of channels]: scale,
 * inverse, low, high, passLow, passHigh; slopes and clipped [whole vectors of channels].
 */
export function learnedQuantGradient(
  x: usize,
  gradient: usize,
  result: usize,
  parameters: usize,
  slopes: usize,
  clipped: usize,
  rows: i32,
  channels: i32,
  halfUp: bool,
  byValue: bool,
): void {
  const stride = ((channels + 3) & ~3) << 2;
  for (let row = 0; row < rows; row++) {
    for (let channel = 0; channel < channels; channel += 4) {
      const offset = channel << 2;
      const inverse = parameters + stride + offset;
      const values = v128.load(x + offset);
      const dy = v128.load(gradient + offset);
      const quotient = f32x4.mul(values, v128.load(inverse));
      const code = nearest(quotient, halfUp);
      const clamped = clamp(code, v128.load(inverse + stride), v128.load(inverse + 2 * stride));
      const inside = f32x4.eq(code, clamped);
      const passes = byValue
        ? between(v128.load(inverse + 3 * stride), values, v128.load(inverse + 4 * stride))
        : inside;
      storeFloats(result + offset, v128.and(dy, passes), min(4, channels - channel));
      add(slopes + offset, f32x4.mul(dy, slope(clamped, quotient, inside)));
      add(clipped + offset, v128.andnot(dy, inside));
    }
    x += channels << 2;
    gradient += channels << 2;
    result += channels << 2;
  }
}

/** The difference that rounding makes inside, the clamped code outside, where x moves nothing. */
function slope(clamped: v128, quotient: v128, inside: v128): v128 {
  return f32x4.sub(clamped, v128.and(quotient, inside));
}

function add(sum: usize, terms: v128): void {
  v128.store(sum, f32x4.add(v128.load(sum), terms));
}

/** Values whose terms are added in float32 before they join the sum in float64. */
const blockSize: i32 = 4096;

/**
 * The same with one scale for all values.
 * Shapes: x, gradient and result [size]; parameters [6, 4]; slopes and clipped scalar.
 */
export function learnedQuantGradientAll(
  x: usize,
  gradient: usize,
  result: usize,
  parameters: usize,
  slopes: usize,
  clipped: usize,
  size: i32,
  halfUp: bool,
  byValue: bool,
): void {
  const inverse = v128.load(parameters, 16);
  const low = v128.load(parameters, 32);
  const high = v128.load(parameters, 48);
  const passLow = v128.load(parameters, 64);
  const passHigh = v128.load(parameters, 80);
  let slopeSum: f64 = 0;
  let clippedSum: f64 = 0;
  for (let start = 0; start < size; start += blockSize) {
    let slopeTerms = f32x4.splat(0);
    let clippedTerms = f32x4.splat(0);
    const end = min(size, start + blockSize);
    for (let i = start; i < end; i += 4) {
      const lanes = min(4, end - i);
      const values = v128.load(x);
      const dy = v128.load(gradient);
      const quotient = f32x4.mul(values, inverse);
      const code = nearest(quotient, halfUp);
      const clamped = clamp(code, low, high);
      const inside = f32x4.eq(code, clamped);
      const passes = byValue ? between(passLow, values, passHigh) : inside;
      storeFloats(result, v128.and(dy, passes), lanes);
      const mask = i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(lanes));
      const terms = f32x4.mul(dy, slope(clamped, quotient, inside));
      slopeTerms = f32x4.add(slopeTerms, v128.and(terms, mask));
      clippedTerms = f32x4.add(clippedTerms, v128.and(v128.andnot(dy, inside), mask));
      x += 16;
      gradient += 16;
      result += 16;
    }
    slopeSum += total(slopeTerms);
    clippedSum += total(clippedTerms);
  }
  store<f32>(slopes, <f32>slopeSum);
  store<f32>(clipped, <f32>clippedSum);
}

function total(terms: v128): f64 {
  return (
    <f64>f32x4.extract_lane(terms, 0) +
    <f64>f32x4.extract_lane(terms, 1) +
    <f64>f32x4.extract_lane(terms, 2) +
    <f64>f32x4.extract_lane(terms, 3)
  );
}
