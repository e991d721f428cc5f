/** Called with a channel and the half-open stretch of the flat array that belongs to it. */
export type OnStretch = (channel: number, start: number, end: number) => void;

const product = (dims: readonly number[]) => dims.reduce((total, dim) => total * dim, 1);

/**
 * Calls `onStretch` for every contiguous stretch of a flat array that lies in one channel along
 * `axis`; with `axis` null the whole array is channel 0.
 *
 * Shapes: `length` is the product of `shape`, row major; `channels` its size along `axis`.
 * Throws: RangeError when they disagree.
 */
export function eachStretch(
  length: number,
  shape: readonly number[],
  axis: number | null,
  channels: number,
  onStretch: OnStretch,
): void {
  requireAgreement(length, shape, axis, channels);
  if (axis === null) {
    onStretch(0, 0, length);
    return;
  }
  const inner = product(shape.slice(axis + 1));
  let channel = 0;
  for (let start = 0; start < length; start += inner) {
    onStretch(channel, start, start + inner);
    channel = channel + 1 < channels ? channel + 1 : 0;
  }
}

function requireAgreement(
  length: number,
  shape: readonly number[],
  axis: number | null,
  channels: number,
): void {
  if (product(shape) !== length) {
    throw new RangeError(`${length} values do not fill the shape [${shape.join(', ')}]`);
  }
  if (channels !== (axis === null ? 1 : shape[axis])) {
    throw new RangeError(`${channels} scales do not match axis ${axis} of [${shape.join(', ')}]`);
  }
}

/**
 * Returns the values of every channel along `axis`, each in an array of its own.
 *
 * Shapes: `values` is flat, row major; the result has as many arrays as `shape` along `axis`.
 * Throws: RangeError when they disagree.
 */
export function channelsAlong(
  values: Float32Array,
  shape: readonly number[],
  axis: number,
): Float32Array[] {
  const channels = shape[axis] ?? 1;
  const own = Array.from({ length: channels }, () => new Float32Array(values.length / channels));
  const filled = new Int32Array(channels);
  eachStretch(values.length, shape, axis, channels, (channel, start, end) => {
    const channelValues = own[channel] ?? new Float32Array();
    let at = filled[channel] ?? 0;
    for (let i = start; i < end; i++) channelValues[at++] = values[i] ?? 0;
    filled[channel] = at;
  });
  return own;
}
