import * as tf from '@tensorflow/tfjs-core';
import { type LayerStep, layerSteps } from '../../core/integer/layerStep';
import { type QuantizedModel, runsInIntegers } from '../../core/quantized/quantizedModel';
import type { Classifier } from '../network/classifier';
import {
  codesOf,
  type DeviceActivations,
  DeviceQuantizer,
  deviceValues,
} from './deviceActivations';
import type { DeviceLayer, LayerResult } from './deviceLayer';
import { FloatLayer } from './floatLayer';
import { IntegerLayer } from './integerLayer';

/** What leaves a layer, as core's `LayerOutput`; sums are rounded to float32. */
export interface DeviceOutput {
  readonly layerId: string;
  readonly kind: 'codes' | 'sums';
  readonly values: tf.Tensor;
}

/** What a batch of images gives; the caller disposes the tensors. */
export interface DeviceResult {
  readonly logits: tf.Tensor2D;
  readonly outputs: readonly DeviceOutput[];
}

/** A quantized network that computes in integers; whoever created it disposes it. */
export interface IntegerNetwork extends Classifier {
  /** Returns the logits and what leaves every layer. */
  run(images: tf.Tensor4D): DeviceResult;
  dispose(): void;
}

interface Stage {
  readonly step: LayerStep;
  readonly layer: DeviceLayer;
  /** What its output goes through; null where that stays in float. */
  readonly output: DeviceQuantizer | null;
}

/**
 * Puts a quantized network on the device, where it gives the codes of core's `executeIntegers` with
 * requantization by float: codes and integer weights are held in float32, and sums are exact.
 */
export function createIntegerNetwork(model: QuantizedModel): IntegerNetwork {
  const steps = layerSteps(model);
  const first = quantizerOf(steps[0]?.layer.input ?? null, model);
  const stages = steps.map((step) => createStage(step));
  return {
    logits: (images) => tf.tidy(() => execute(first, stages, images, () => {})),
    run: (images) => runKeeping(first, stages, images),
    dispose() {
      first?.dispose();
      for (const { layer, output } of stages) {
        layer.dispose();
        output?.dispose();
      }
    },
  };
}

function quantizerOf(quant: LayerStep['output'], model: QuantizedModel): DeviceQuantizer | null {
  return quant && new DeviceQuantizer(quant, model);
}

function createStage(step: LayerStep): Stage {
  const output = quantizerOf(step.output, step.model);
  const { input } = step.layer;
  const layer =
    input && runsInIntegers(step.layer)
      ? new IntegerLayer(step, input, output)
      : new FloatLayer(step);
  return { step, layer, output };
}

type Watch = (step: LayerStep, result: LayerResult, x: DeviceActivations) => void;

function execute(
  first: DeviceQuantizer | null,
  stages: readonly Stage[],
  images: tf.Tensor4D,
  watch: Watch,
): tf.Tensor2D {
  const image: DeviceActivations = { kind: 'real', values: images, beforeRelu: null };
  let x = first ? first.quantize(image) : image;
  for (const { step, layer, output } of stages) {
    const result = layer.run(x);
    x = output ? output.quantize(result.activations) : result.activations;
    watch(step, result, x);
  }
  return deviceValues(x) as tf.Tensor2D;
}

function runKeeping(
  first: DeviceQuantizer | null,
  stages: readonly Stage[],
  images: tf.Tensor4D,
): DeviceResult {
  const outputs: DeviceOutput[] = [];
  const logits = tf.tidy(() => {
    const result = execute(first, stages, images, (step, { sums }, x) => {
      const layerId = step.layer.spec.id;
      if (x.kind === 'codes') {
        const values = codesOf(x, step.output?.grid.min ?? 0);
        outputs.push({ layerId, kind: 'codes', values: tf.keep(values) });
      } else if (sums) {
        outputs.push({ layerId, kind: 'sums', values: tf.keep(sums.clone()) });
      }
    });
    return result;
  });
  return { logits, outputs };
}
