/** Rows and columns of the input that a window of a 2x2 pool sees by kernels of 3 x 3. */
const side: i32 = 4;
const patchBytes: i32 = 64;
const kernelSide: i32 = 3;

/**
 * Writes kernels of 3 x 3 on one channel where each of a window's four pixels puts them in the 4 x 4
 * pixels that the window sees, zero around them.
 * Shapes: kernels [3, 3, 1, out]; patches [4 codes, out, 4, 4].
 */
export function packPatches(kernels: usize, patches: usize, out: i32): void {
  memory.fill(patches, 0, 4 * out * patchBytes);
  for (let code = 0; code < 4; code++) {
    for (let o = 0; o < out; o++) {
      const corner = patches + (((code >> 1) * side + (code & 1)) << 2);
      for (let row = 0; row < kernelSide; row++) {
        for (let column = 0; column < kernelSide; column++) {
          const weight = load<f32>(kernels + (((row * kernelSide + column) * out + o) << 2));
          store<f32>(corner + ((row * side + column) << 2), weight);
        }
      }
      patches += patchBytes;
    }
  }
}

/**
 * Gradient of `convBlock` for an input of one channel, with kernels of 3 x 3: every window adds the
 * patches of its output channels to the 4 x 4 pixels that it sees.
 * Shapes: gradient and codes [images, ph, pw, out]; patches as `packPatches` writes them; xGradient
 * [images, height, width, 1].
 */
export function convBlockImageGradient(
  gradient: usize,
  codes: usize,
  patches: usize,
  xGradient: usize,
  images: i32,
  height: i32,
  width: i32,
  out: i32,
): void {
  const pooledHeight = (height - kernelSide + 1) >> 1;
  const pooledWidth = (width - kernelSide + 1) >> 1;
  memory.fill(xGradient, 0, (images * height * width) << 2);
  for (let image = 0; image < images; image++) {
    for (let py = 0; py < pooledHeight; py++) {
      for (let px = 0; px < pooledWidth; px++) {
        const corner = xGradient + ((2 * (py * width + px)) << 2);
        addWindow(gradient, codes, patches, corner, width << 2, out);
        gradient += out << 2;
        codes += out;
      }
    }
    xGradient += (height * width) << 2;
  }
}

function addWindow(
  gradient: usize,
  codes: usize,
  patches: usize,
  corner: usize,
  rowBytes: i32,
  out: i32,
): void {
  let s0 = f32x4.splat(0);
  let s1 = f32x4.splat(0);
  let s2 = f32x4.splat(0);
  let s3 = f32x4.splat(0);
  for (let o = 0; o < out; o++) {
    const code = <i32>load<u8>(codes + o);
    const value = load<f32>(gradient + (o << 2));
    // Without a branch: where ReLU made zero, nothing comes through, and that is at random.
    const g = f32x4.splat(select<f32>(value, 0, code < 4));
    const patch = patches + ((code & 3) * out + o) * patchBytes;
    s0 = f32x4.add(s0, f32x4.mul(g, v128.load(patch)));
    s1 = f32x4.add(s1, f32x4.mul(g, v128.load(patch, 16)));
    s2 = f32x4.add(s2, f32x4.mul(g, v128.load(patch, 32)));
    s3 = f32x4.add(s3, f32x4.mul(g, v128.load(patch, 48)));
  }
  add(corner, s0);
  add(corner + rowBytes, s1);
  add(corner + 2 * rowBytes, s2);
  add(corner + 3 * rowBytes, s3);
}

function add(target: usize, values: v128): void {
  v128.store(target, f32x4.add(v128.load(target), values));
}
