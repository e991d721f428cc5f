/**
 * How a program addresses an axis whose size it knows: by vectors of four where they divide it,
 * else one value at a time.
 */
export interface Vectors {
  /** WGSL type of a buffer's elements. */
  readonly type: 'vec4<f32>' | 'f32';
  /** Elements along the axis. */
  readonly count: number;
  /** The values of an element, as suffixes of an expression. */
  readonly lanes: readonly string[];
}

/** Returns how to address an axis of `size` values. */
export function vectorsOf(size: number): Vectors {
  return size % 4 === 0
    ? { type: 'vec4<f32>', count: size / 4, lanes: ['.x', '.y', '.z', '.w'] }
    : { type: 'f32', count: size, lanes: [''] };
}

/**
 * Returns a WGSL function `<buffer>Four(row, group)` that reads values 4 * group and on of a row
 * of `size` values; what lies past the row's end is arbitrary.
 */
export function readFour(buffer: string, size: number): string {
  const { type, count } = vectorsOf(size);
  const head = `fn ${buffer}Four(row: u32, group: u32) -> vec4<f32>`;
  if (type === 'vec4<f32>') return `${head} { return ${buffer}[row * ${count}u + group]; }`;
  return `${head} {
    let at = row * ${size}u + 4u * group;
    return vec4(${buffer}[at], ${buffer}[at + 1u], ${buffer}[at + 2u], ${buffer}[at + 3u]);
  }`;
}

/** Returns a WGSL function `<buffer>WriteFour(row, group, four)` that leaves what follows the row alone. */
export function writeFour(buffer: string, size: number): string {
  const { type, count } = vectorsOf(size);
  const head = `fn ${buffer}WriteFour(row: u32, group: u32, four: vec4<f32>)`;
  if (type === 'vec4<f32>') return `${head} { ${buffer}[row * ${count}u + group] = four; }`;
  const lane = (index: number) =>
    `if (4u * group + ${index}u < ${size}u) { ${buffer}[at + ${index}u] = four[${index}]; }`;
  return `${head} {
    let at = row * ${size}u + 4u * group;
    ${[0, 1, 2, 3].map(lane).join('\n')}
  }`;
}
