import * as tf from '@tensorflow/tfjs-core';
import { base } from './digits';

/** Below it float32 holds every integer. */
export const exactBelow = 2 ** 24;

interface Digit {
  readonly value: tf.Tensor;
  /** No magnitude is above it. */
  readonly bound: number;
}

/** Integers too wide for float32, as sums of digits to base 256, each of which float32 holds. */
export class DigitSum {
  /** From the lowest; digits may be negative, and wider than the base. */
  private readonly digits: (Digit | undefined)[] = [];

  /** Adds an integer times `256^place`. Its magnitude is at most `bound`, below 2^24. */
  add(value: tf.Tensor, bound: number, place: number): void {
    const digit = this.digits[place];
    if (!digit) {
      this.digits[place] = { value, bound };
      return;
    }
    if (digit.bound + bound < exactBelow) {
      this.digits[place] = { value: tf.add(digit.value, value), bound: digit.bound + bound };
      return;
    }
    this.carry(place);
    this.add(...this.normalized(value, bound, place));
  }

  /**
   * Returns the sums, rounded once to float32.
   * Throws: RangeError when they may pass 2^48.
   */
  rounded(): tf.Tensor {
    for (let place = 0; place < this.digits.length - 1; place++) this.carry(place);
    const [top, ...below] = this.digits.toReversed();
    if (!top || below.length > 3) throw new RangeError('sums beyond 48 bits');
    if (below.length === 0) return top.value;
    const low = below.reduce<tf.Tensor | null>((sum, digit) => {
      if (!digit) return sum && tf.mul(sum, base);
      return sum ? tf.add(tf.mul(sum, base), digit.value) : digit.value;
    }, null);
    const high = tf.mul(top.value, base ** below.length);
    // Both are exact, so that this is the only rounding.
    return low ? tf.add(high, low) : high;
  }

  /** Adds integers below 2^48, which float32 holds. Shapes: broadcast to those of the sums. */
  addWide(value: tf.Tensor, bound: number): void {
    if (bound < exactBelow) {
      this.add(value, bound, 0);
      return;
    }
    const above = tf.floor(tf.mul(value, 1 / exactBelow));
    const rest = tf.sub(value, tf.mul(above, exactBelow));
    this.add(rest, exactBelow - 1, 0);
    this.add(above, Math.ceil(bound / exactBelow), 3);
  }

  /** Leaves a digit from 0 to 255 and adds the rest to the next. */
  private carry(place: number): void {
    const digit = this.digits[place];
    if (!digit || digit.bound < 1) return;
    this.digits[place] = undefined;
    this.add(...this.normalized(digit.value, digit.bound, place));
  }

  /** Adds what is above the digit to the next place, and returns the digit, from 0 to 255. */
  private normalized(value: tf.Tensor, bound: number, place: number): [tf.Tensor, number, number] {
    const above = tf.floor(tf.mul(value, 1 / base));
    this.add(above, Math.ceil(bound / base), place + 1);
    return [tf.sub(value, tf.mul(above, base)), base - 1, place];
  }
}
