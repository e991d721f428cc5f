/** Lists for every pixel of one image's convolution [offset of the channel's row i32, value f32]. */
export function listChannels(
  gradient: usize,
  codes: usize,
  lists: usize,
  counts: usize,
  pooledHeight: i32,
  pooledWidth: i32,
  out: i32,
  channelBytes: i32,
): void {
  const pixels = 4 * pooledHeight * pooledWidth;
  // What no pixel receives goes to a list after the last, which is emptied for every window.
  const nowhere = counts + (pixels << 2);
  memory.fill(counts, 0, pixels << 2);
  for (let py = 0; py < pooledHeight; py++) {
    for (let px = 0; px < pooledWidth; px++) {
      const corner = 4 * py * pooledWidth + 2 * px;
      store<i32>(nowhere, 0);
      for (let o = 0; o < out; o++) {
        const code = <i32>load<u8>(codes + o);
        const value = load<f32>(gradient + (o << 2));
        const pixel = select(
          corner + (code >> 1) * 2 * pooledWidth + (code & 1),
          pixels,
          (i32(code < 4) & i32(value !== 0)) !== 0,
        );
        const length = load<i32>(counts + (pixel << 2));
        const entry = lists + ((pixel * out + length) << 3);
        store<i32>(entry, o * channelBytes);
        store<f32>(entry, value, 4);
        store<i32>(counts + (pixel << 2), length + 1);
      }
      codes += out;
      gradient += out << 2;
    }
  }
}
