import {
  defaultDevice,
  init,
  type Array as JaxArray,
  jit,
  lax,
  nn,
  numpy as np,
  tree,
  valueAndGrad,
} from '@jax-js/jax';
import { dealer } from '../batches';
import { task } from '../task';
import type { OpenContender } from './contender';
import { type CnnWeights, cnn, cnnWeights } from './weights';

// The library's types want an alias here, not an interface.
type Params = Record<'conv1' | 'bias1' | 'conv2' | 'bias2' | 'dense' | 'bias3', JaxArray>;

/** Trains with jax-js, the whole step under `jit`: loss, gradients and update. */
export const openJax: OpenContender = async ({ spec, batchSize, images, weights }) => {
  const device = spec.device === 'webgpu' ? 'webgpu' : 'wasm';
  const started = await init(device);
  if (!started.includes(device)) throw new Error(`jax-js did not start on ${device}`);
  defaultDevice(device);
  let params = arrays(cnnWeights(weights));
  let velocity: Params = tree.map((array: JaxArray) => np.zeros(array.shape), tree.ref(params));
  const deal = dealer(images, batchSize);
  const update = jit(step);
  return {
    async steps(count) {
      const waiting: JaxArray[] = [];
      for (let i = 0; i < count; i++) {
        const batch = deal();
        const x = np.array(batch.images).reshape([batchSize, 1, 28, 28]);
        const y = np.array(batch.labels, { dtype: np.int32 });
        const result = update(params, velocity, x, y);
        [params, velocity] = [result.params, result.velocity];
        waiting.push(result.loss);
      }
      const losses: number[] = [];
      for (const loss of waiting) losses.push((await loss.data())[0] ?? Number.NaN);
      return losses;
    },
  };
};

function step(params: Params, velocity: Params, x: JaxArray, y: JaxArray) {
  const [loss, gradients] = valueAndGrad(lossOf)(tree.ref(params), x, y);
  const moved = tree.map(
    (v: JaxArray, g: JaxArray) => v.mul(task.momentum).add(g),
    velocity,
    gradients as Params,
  ) as Params;
  const next = tree.map(
    (w: JaxArray, v: JaxArray) => w.sub(v.mul(task.learningRate)),
    params,
    tree.ref(moved),
  ) as Params;
  return { params: next, velocity: moved, loss };
}

function lossOf(p: Params, x: JaxArray, y: JaxArray): JaxArray {
  const batchSize = y.shape[0] ?? 1;
  const block = (input: JaxArray, kernel: JaxArray, bias: JaxArray) =>
    lax.reduceWindow(
      nn.relu(lax.convGeneralDilated(input, kernel, [1, 1], 'VALID').add(bias)),
      np.max,
      [2, 2],
      [2, 2],
    );
  const features = block(block(x, p.conv1, p.bias1), p.conv2, p.bias2);
  const flat = features.reshape([batchSize, -1]);
  const logits = np.dot(flat, p.dense).add(p.bias3);
  return nn
    .logSoftmax(logits)
    .mul(nn.oneHot(y, cnn.classes))
    .sum()
    .mul(-1 / batchSize);
}

/** jax-js computes with channels first. */
function arrays({ conv1, bias1, conv2, bias2, dense, bias3 }: CnnWeights): Params {
  const { kernel, filters, pooled2, classes } = cnn;
  const kernels = (values: Float32Array<ArrayBufferLike>, inputs: number) =>
    np.transpose(np.array(values).reshape([kernel, kernel, inputs, filters]), [3, 2, 0, 1]);
  const rows = np.array(dense).reshape([pooled2, pooled2, filters, classes]);
  return {
    conv1: kernels(conv1, 1),
    bias1: np.array(bias1).reshape([filters, 1, 1]),
    conv2: kernels(conv2, filters),
    bias2: np.array(bias2).reshape([filters, 1, 1]),
    dense: np.transpose(rows, [2, 0, 1, 3]).reshape([-1, classes]),
    bias3: np.array(bias3),
  };
}
