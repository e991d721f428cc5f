/** Code of a pooled value that ReLU made zero; the four codes of a word are a byte each. */
const nonePassed = 4;

/** The values of a 2x2 window in reading order, four channels each. */
export const windowStruct =
  'struct Window { a: vec4<f32>, b: vec4<f32>, c: vec4<f32>, d: vec4<f32> };';

/**
 * Returns a WGSL function `pool(window, group) -> Pooled`: ReLU and maximum of a 2x2 window of four
 * channels, and which value of the window it is, a byte each: 0 to 3 in reading order, the first
 * of equals; 4 where ReLU made it zero, and past the last of `channels`.
 */
export function poolText(channels: number): string {
  return `
    struct Pooled { value: vec4<f32>, codes: u32 };
    // Not max(): a NaN must come through.
    fn larger(a: vec4<f32>, b: vec4<f32>) -> vec4<f32> { return select(a, b, b > a); }
    fn pool(window: Window, group: u32) -> Pooled {
      let most = larger(larger(window.a, window.b), larger(window.c, window.d));
      var code = select(vec4(3u), vec4(2u), window.c == most);
      code = select(code, vec4(1u), window.b == most);
      code = select(code, vec4(0u), window.a == most);
      code = select(vec4(${nonePassed}u), code, most > vec4(0.0));
      ${channels % 4 === 0 ? '' : `code = select(vec4(${nonePassed}u), code, 4u * group + vec4(0u, 1u, 2u, 3u) < vec4(${channels}u));`}
      let word = code.x | (code.y << 8u) | (code.z << 16u) | (code.w << 24u);
      return Pooled(larger(most, vec4(0.0)), word);
    }`;
}
