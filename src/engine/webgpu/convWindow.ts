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
 * Kernels up to so many taps are unrolled whole. Of larger ones a row at a time is: some compilers
 * take minutes over the text of a whole one.
 */
const mostTapsUnrolled = 9;

/**
 * Returns a WGSL function `window(image, y, x, group, start) -> Window`: the 2x2 results of a
 * convolution at (y, x), four filters each, added to `start`. The text is unrolled over the
 * kernel's taps, so that a pixel of the input is loaded once for the four results that use it, and
 * a weight once for the four results too. Buffers: `source` and `kernel`, elements as `vectorsOf`.
 */
export function windowText(shape: WindowShape): string {
  const { channels, filters, kernelHeight, kernelWidth, adjoint } = shape;
  const { type, count, lanes } = vectorsOf(channels);
  const isWhole = kernelHeight * kernelWidth <= mostTapsUnrolled;
  const rows = isWhole ? kernelHeight : 1;
  const text = `
        ${loads(shape, rows)}
        ${lanes.map((lane, index) => products(shape, rows, lane, index)).join('\n')}`;
  return `
    ${windowStruct}
    ${readFour('kernel', filters)}
    ${adjoint ? paddedPixel(shape, type) : plainPixel(shape, type)}
    fn window(image: u32, y: u32, x: u32, group: u32, start: vec4<f32>) -> Window {
      var sums = Window(start, start, start, start);
      for (var part = 0u; part < ${count}u; part++) {
        let channel = part * ${lanes.length}u;
        ${isWhole ? `const first = 0u; ${text}` : `for (var first = 0u; first < ${kernelHeight}u; first++) {${text} }`}
      }
      return sums;
    }`;
}

function plainPixel({ height, width, channels }: WindowShape, type: string): string {
  return `fn pixel(image: u32, y: u32, x: u32, part: u32) -> ${type} {
    return source[((image * ${height}u + y) * ${width}u + x) * ${vectorsOf(channels).count}u + part];
  }`;
}

/**
 * Rows before the first wrap around to numbers beyond the last. Without a branch: this is inlined
 * once for every pixel, and a way out in the middle of each keeps some compilers for minutes.
 */
function paddedPixel(shape: WindowShape, type: string): string {
  const { height, width, channels, kernelHeight, kernelWidth } = shape;
  return `fn pixel(image: u32, row: u32, column: u32, part: u32) -> ${type} {
    let y = row - ${kernelHeight - 1}u;
    let x = column - ${kernelWidth - 1}u;
    let inside = y < ${height}u && x < ${width}u;
    let place = select(0u, (image * ${height}u + y) * ${width}u + x, inside);
    return select(${type}(), source[place * ${vectorsOf(channels).count}u + part], inside);
  }`;
}

/** The pixels under so many rows of the kernel from the row `first`, and those under the row after. */
function loads({ kernelWidth }: WindowShape, rows: number): string {
  return range(rows + 1)
    .flatMap((r) =>
      range(kernelWidth + 1).map(
        (s) => `let p${r}_${s} = pixel(image, y + first + ${r}u, x + ${s}u, part);`,
      ),
    )
    .join('\n');
}

/** The products of one channel with every tap of so many rows from the row `first`. */
function products(shape: WindowShape, rows: number, lane: string, index: number): string {
  const { kernelHeight, kernelWidth, channels, adjoint } = shape;
  return range(rows * kernelWidth)
    .map((tap) => {
      const [r, s] = [Math.floor(tap / kernelWidth), tap % kernelWidth];
      const place = `(first * ${kernelWidth}u + ${tap}u)`;
      const weights = adjoint ? `(${kernelHeight * kernelWidth - 1}u - ${place})` : place;
      return `{
        let w = kernelFour(${weights} * ${channels}u + ${index}u + channel, group);
        sums.a += p${r}_${s}${lane} * w;
        sums.b += p${r}_${s + 1}${lane} * w;
        sums.c += p${r + 1}_${s}${lane} * w;
        sums.d += p${r + 1}_${s + 1}${lane} * w;
      }`;
    })
    .join('\n');
}
