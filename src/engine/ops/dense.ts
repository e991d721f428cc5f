import * as tf from '@tensorflow/tfjs-core';

/** Name of the kernel that a backend may register: inputs `x`, `weight`, `bias`; one result. */
export const denseKernel = 'QuantlabDense';

/**
 * Name of the kernel that a backend may register: inputs `x`, `weight`, `dy`; results the gradients
 * of x and weight, and then, where the backend has `denseKernel`, that of bias.
 */
export const denseGradKernel = 'QuantlabDenseGrad';

/**
 * Returns `x . weight + bias`.
 * Shapes: x [n, in], weight [in, out], bias [out]; result [n, out].
 */
export function dense(x: tf.Tensor2D, weight: tf.Tensor2D, bias: tf.Tensor1D): tf.Tensor2D {
  const has = (kernel: string) => tf.getKernel(kernel, tf.getBackend()) !== undefined;
  if (has(denseKernel)) return fused(x, weight, bias);
  return tf.add((has(denseGradKernel) ? fusedGradient : tf.matMul)(x, weight), bias);
}

function fused(x: tf.Tensor2D, weight: tf.Tensor2D, bias: tf.Tensor1D): tf.Tensor2D {
  const op = tf.customGrad((...args) => {
    const save = args[args.length - 1] as tf.GradSaveFunc;
    save([x, weight]);
    const value = tf.engine().runKernel<tf.Tensor2D>(denseKernel, { x, weight, bias });
    return { value, gradFunc: gradients };
  });
  return op(x, weight, bias) as tf.Tensor2D;
}

/** The stock product, whose stock gradients take ten times as long where they must transpose. */
function fusedGradient(x: tf.Tensor2D, weight: tf.Tensor2D): tf.Tensor2D {
  const op = tf.customGrad((...args) => {
    const save = args[args.length - 1] as tf.GradSaveFunc;
    save([x, weight]);
    return { value: tf.matMul(x, weight), gradFunc: gradients };
  });
  return op(x, weight) as tf.Tensor2D;
}

function gradients(dy: tf.Tensor, saved: tf.Tensor[]): tf.Tensor[] {
  const [x, weight] = saved;
  const inputs = { x, weight, dy } as tf.NamedTensorMap;
  return tf.engine().runKernel<tf.Tensor[]>(denseGradKernel, inputs);
}
