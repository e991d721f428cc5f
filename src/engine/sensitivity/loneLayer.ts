import * as tf from '@tensorflow/tfjs-core';
import { realWeights } from '../../core/integer/integerWeights';
import type { QuantizedModel } from '../../core/quantized/quantizedModel';
import { addedBias } from '../../core/sensitivity/layerOutput';
import { DeviceQuantizer, deviceValues } from '../integer/deviceActivations';
import { dense } from '../ops/dense';

/** A network of one layer on the device; whoever created it disposes it. */
export interface LoneLayer {
  /** Returns what it makes of real values before ReLU and pool. */
  output(x: tf.Tensor): tf.Tensor;
  dispose(): void;
}

/** Puts a network of one layer on the device, computed in float32 with values on their grids. */
export function loneLayer(model: QuantizedModel): LoneLayer {
  const [layer] = model.layers;
  if (!layer) throw new RangeError('a network of one layer is needed');
  const quantizer = layer.input && new DeviceQuantizer(layer.input, model);
  const weight = tf.tensor(realWeights(layer, model.rounding), [...layer.weightShape]);
  const bias = tf.tensor1d(addedBias(model));
  return {
    output: (x) =>
      tf.tidy(() => {
        const real = { kind: 'real', values: x, beforeRelu: null } as const;
        const values = quantizer ? deviceValues(quantizer.quantize(real)) : x;
        if (layer.spec.kind === 'conv') {
          const kernel = weight as tf.Tensor4D;
          return tf.add(tf.conv2d(values as tf.Tensor4D, kernel, 1, 'valid'), bias);
        }
        const flat = tf.reshape(values, [x.shape[0] ?? 1, -1]) as tf.Tensor2D;
        return dense(flat, weight as tf.Tensor2D, bias);
      }),
    dispose() {
      quantizer?.dispose();
      tf.dispose([weight, bias]);
    },
  };
}
