import type { Checkpoint } from '../../../src/engine/network/parameters';

/** The network's parameters, by layer; kernels [row, column, in, out], dense weights [in, out]. */
export interface CnnWeights {
  readonly conv1: Float32Array;
  readonly bias1: Float32Array;
  readonly conv2: Float32Array;
  readonly bias2: Float32Array;
  readonly dense: Float32Array;
  readonly bias3: Float32Array;
}

/** Sizes that every peer is built with. */
export const cnn = { kernel: 3, filters: 40, pooled1: 13, pooled2: 5, classes: 10 } as const;

/** Returns copies of the parameters, for the peers to hold in their own ways. */
export function cnnWeights(checkpoint: Checkpoint): CnnWeights {
  const values = (name: string) => {
    const found = checkpoint.get(name);
    if (!found) throw new RangeError(`the checkpoint has no ${name}`);
    return Float32Array.from(found.data);
  };
  return {
    conv1: values('conv1.weight'),
    bias1: values('conv1.bias'),
    conv2: values('conv2.weight'),
    bias2: values('conv2.bias'),
    dense: values('dense.weight'),
    bias3: values('dense.bias'),
  };
}
