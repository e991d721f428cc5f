import { createRandom } from '../../core/random';

/** Which images serve for what, as places in a list. */
export interface Shares {
  readonly train: readonly number[];
  readonly heldOut: readonly number[];
  readonly test: readonly number[];
}

const testShare = 0.2;
const heldOutShare = 0.1;

/**
 * Returns how images are shared out: of every class a fifth for testing, a tenth held out, in an
 * order that the seed decides on, so that the first of each share are of all classes.
 */
export function sharesOf(labels: Uint8Array, seed: number): Shares {
  const shares = { train: [] as number[], heldOut: [] as number[], test: [] as number[] };
  const random = createRandom(seed, 'shares of own images');
  for (const label of new Set(labels)) {
    const places = [...labels.keys()].filter((place) => labels[place] === label);
    const shuffled = inOrder(places, random.permutation(places.length));
    const tested = Math.round(places.length * testShare);
    const heldOut = tested + Math.round(places.length * heldOutShare);
    shares.test.push(...shuffled.slice(0, tested));
    shares.heldOut.push(...shuffled.slice(tested, heldOut));
    shares.train.push(...shuffled.slice(heldOut));
  }
  const mixed = (places: readonly number[]) => inOrder(places, random.permutation(places.length));
  return {
    train: mixed(shares.train),
    heldOut: mixed(shares.heldOut),
    test: mixed(shares.test),
  };
}

const inOrder = (places: readonly number[], order: Int32Array): number[] =>
  Array.from(order, (at) => places[at] ?? 0);
