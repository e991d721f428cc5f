import { windowStruct } from './pool';
import { readFour, vectorsOf } from './vectors';

export interface WindowShape {
  /** Of the input. */
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly kernelHeight: number;
  readonly kernelWidth: number;
  readonly filters: number;
  /** Convolve with the kernel turned by 180 degrees and the input surrounded by zeros: its adjoint. */
  readonly adjoint: boolean;
}

const range = (count: number) => Array.from({ length: count }, (_, index) => index);

/**
 * Returns a WGSL function `window(image, y, x, group, start) -> Window`: the 2x2 results of a
 * convolution at (y, x), four filters each, added to `start`. The text is unrolled over the
 * kernel's taps, so that a pixel of the input is loaded once for the four results that use it, and
 * a weight once for the four results too. Buffers: `source` and `kernel`, elements as `vectorsOf`.
 */
export function windowText(shape: WindowShape): string {
  const { type, count, lanes } = vectorsOf(shape.channels);
  return `
    ${windowStruct}
    ${readFour('kernel', shape.filters)}
    ${shape.adjoint ? paddedPixel(shape, type) : plainPixel(shape, type)}
    fn window(image: u32, y: u32, x: u32, group: u32, start: vec4<f32>) -> Window {
      var sums = Window(start, start, start, start);
      for (var part = 0u; part < ${count}u; part++) {
        ${loads(shape)}
        let channel = part * ${lanes.length}u;
        ${lanes.map((lane, index) => products(shape, lane, index)).join('\n')}
      }
      return sums;
    }`;
}

function plainPixel({ height, width, channels }: WindowShape, type: string): string {
  return `fn pixel(image: u32, y: u32, x: u32, part: u32) -> ${type} {
    return source[((image * ${height}u + y) * ${width}u + x) * ${vectorsOf(channels).count}u + part];
  }`;
}

/** Rows before the first wrap around to numbers beyond the last. */
function paddedPixel(shape: WindowShape, type: string): string {
  const { height, width, channels, kernelHeight, kernelWidth } = shape;
  return `fn pixel(image: u32, row: u32, column: u32, part: u32) -> ${type} {
    let y = row - ${kernelHeight - 1}u;
    let x = column - ${kernelWidth - 1}u;
    if (y >= ${height}u || x >= ${width}u) { return ${type}(); }
    return source[((image * ${height}u + y) * ${width}u + x) * ${vectorsOf(channels).count}u + part];
  }`;
}

function loads({ kernelHeight, kernelWidth }: WindowShape): string {
  return range(kernelHeight + 1)
    .flatMap((r) =>
      range(kernelWidth + 1).map(
        (s) => `let p${r}_${s} = pixel(image, y + ${r}u, x + ${s}u, part);`,
      ),
    )
    .join('\n');
}

/** The products of one channel with every tap. */
function products(shape: WindowShape, lane: string, index: number): string {
  const { kernelHeight, kernelWidth, channels, adjoint } = shape;
  return range(kernelHeight * kernelWidth)
    .map((tap) => {
      const [r, s] = [Math.floor(tap / kernelWidth), tap % kernelWidth];
      const weights = adjoint ? kernelHeight * kernelWidth - 1 - tap : tap;
      return `{
        let w = kernelFour(${weights * channels + index}u + channel, group);
        sums.a += p${r}_${s}${lane} * w;
        sums.b += p${r}_${s + 1}${lane} * w;
        sums.c += p${r + 1}_${s}${lane} * w;
        sums.d += p${r + 1}_${s + 1}${lane} * w;
      }`;
    })
    .join('\n');
}
