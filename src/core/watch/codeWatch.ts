/** How much of an oscillation's frequency is due to the latest sample. Source: arXiv 2203.11086, 4.2. */
const memory = 0.01;

/** A weight oscillates whose frequency is above this. Source: arXiv 2203.11086, table 2. */
export const oscillatesAbove = 0.005;

/** How many of a layer's codes changed, and how many keep going to and fro. */
export interface CodeMotion {
  readonly changed: number;
  readonly oscillating: number;
}

/**
 * Follows the codes of one layer's weights from sample to sample.
 *
 * A code oscillates at a sample when it changed, and in the direction opposite to its last change:
 * then `o` is 1, else 0. The frequency is `f <- 0.01 * o + 0.99 * f`, from 0.
 * Source: Nagel et al., arXiv 2203.11086, equations 4 and 5, there at every step.
 */
export class CodeWatch {
  private readonly codes: Float32Array;
  /** Signs of the last changes; 0 before the first. */
  private readonly directions: Int8Array;
  private readonly frequencies: Float32Array;
  /** 1 for codes that the latest sample changed. */
  readonly flipped: Uint8Array;
  private isFirst = true;

  constructor(size: number) {
    this.codes = new Float32Array(size);
    this.directions = new Int8Array(size);
    this.frequencies = new Float32Array(size);
    this.flipped = new Uint8Array(size);
  }

  /** Takes the codes of the next sample. Throws: RangeError for another number of codes. */
  take(codes: ArrayLike<number>): CodeMotion {
    const { length } = this.codes;
    if (codes.length !== length) throw new RangeError(`${codes.length} codes, not ${length}`);
    const motion = { changed: 0, oscillating: 0 };
    for (let index = 0; index < length; index++) {
      const move = this.isFirst ? 0 : Math.sign((codes[index] ?? 0) - (this.codes[index] ?? 0));
      const frequency = this.moved(index, move);
      if (move !== 0) motion.changed += 1;
      if (frequency > oscillatesAbove) motion.oscillating += 1;
    }
    this.codes.set(codes);
    this.isFirst = false;
    return motion;
  }

  /** Returns the frequency of a code that has moved so. */
  private moved(index: number, move: number): number {
    const isBack = move !== 0 && move === -(this.directions[index] ?? 0);
    const frequency = memory * Number(isBack) + (1 - memory) * (this.frequencies[index] ?? 0);
    this.frequencies[index] = frequency;
    this.flipped[index] = Math.abs(move);
    if (move !== 0) this.directions[index] = move;
    return frequency;
  }
}
