/** Fewest pixels between two code lines that can be told apart. */
const closest = 4;

export interface CodeLines {
  readonly codes: readonly number[];
  /** How many codes one line stands for. */
  readonly every: number;
}

/** Returns which codes to draw as lines, so that they do not run into each other. */
export function codeLines(
  [first, last]: readonly [min: number, max: number],
  pixelsPerCode: number,
): CodeLines {
  let every = 1;
  while (every * pixelsPerCode < closest && every < last - first) every *= 2;
  const start = Math.ceil(first / every) * every;
  const codes: number[] = [];
  for (let code = start; code <= last; code += every) codes.push(code);
  return { codes, every };
}

export interface Bar {
  readonly x: number;
  readonly width: number;
  readonly height: number;
}

/** Returns the bars of a histogram, scaled to fill `width` and `height`. */
export function bars(
  histogram: readonly number[],
  edges: readonly number[],
  width: number,
  height: number,
): Bar[] {
  const x = positionIn(edges, width);
  const tallest = Math.max(...histogram, 1);
  return histogram.map((count, index) => {
    const left = x(edges[index] ?? 0);
    const right = x(edges[index + 1] ?? 0);
    return { x: left, width: right - left, height: (count / tallest) * height };
  });
}

/** Returns the function from codes to pixels. */
export function positionIn(edges: readonly number[], width: number): (code: number) => number {
  const low = edges[0] ?? 0;
  const high = edges.at(-1) ?? 1;
  return (code) => ((code - low) / (high - low || 1)) * width;
}
