import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import type { ModelId } from '../../core/model/models';
import { schemeOf } from '../../core/scheme/schemeOf';
import { halves, inFloat } from '../../core/sensitivity/partly';
import { relativeErrorOf } from '../../core/sensitivity/relativeError';
import { cellOf } from '../../core/sensitivity/report';
import { atWidth, measuredWidths, type Widths } from '../../core/sensitivity/widths';
import { defaultSettings } from '../../core/settings/settings';
import { finish } from '../evaluate';
import { inOrder } from '../images/imageStore';
import { classifierOf } from '../network/classifier';
import { foldNetwork } from '../network/fold';
import { Parameters } from '../network/parameters';
import { quantizeNetwork } from '../quantization/quantizeNetwork';
import { eachBackend } from '../testing/eachBackend';
import { tinyImages, tinyNetwork } from '../testing/tiny';
import { measureSensitivity } from './measureSensitivity';

/** Quickly found. */
const minMax = { weightRange: 'min-max', activationRange: 'min-max' } as const;

const count = 2;
const order = () => tinyImages(count).order(inOrder(count));

async function widthsOf(model: ModelId): Promise<Widths> {
  const entries = measuredWidths.map(async (bits) => {
    const settings = {
      ...defaultSettings,
      ...minMax,
      model,
      weightBits: bits,
      activationBits: bits,
    };
    const scheme = schemeOf(settings, 'ptq');
    const quantized = await finish(
      quantizeNetwork(tinyNetwork({ ...defaultSettings, model }), scheme, order()),
    );
    return [bits, quantized.model] as const;
  });
  const quantized = new Map(await Promise.all(entries));
  return { quantized, float: inFloat(atWidth({ quantized }, 8)) };
}

async function pixels(): Promise<Float32Array> {
  const { images, labels } = order().batch(0, count);
  const values = Float32Array.from(await images.data<'float32'>());
  tf.dispose([images, labels]);
  return values;
}

async function floatHits(model: ModelId): Promise<number> {
  const folded = foldNetwork(tinyNetwork({ ...defaultSettings, model }));
  const parameters = Parameters.fromCheckpoint(folded.model, folded.checkpoint);
  const hits = tf.tidy(() => {
    const { images, labels } = order().batch(0, count);
    const logits = classifierOf(parameters).logits(images);
    return tf.sum(tf.cast(tf.equal(tf.argMax(logits, 1), labels), 'int32'));
  });
  const [value = -1] = await hits.data();
  hits.dispose();
  parameters.dispose();
  return value;
}

eachBackend('sensitivity', () => {
  it.each<ModelId>(['cnn', 'cnn-bn'])(
    '%s: agrees with core to 1e-5',
    async (model) => {
      const widths = await widthsOf(model);
      const images = await pixels();
      const cells = await finish(measureSensitivity(widths, order()));
      const { layers } = widths.float;
      expect(cells).toHaveLength(layers.length * measuredWidths.length * halves.length);
      for (const [index, { spec }] of layers.entries()) {
        for (const half of halves) {
          for (const bits of [8, 3] as const) {
            const own = atWidth(widths, bits);
            const plain = relativeErrorOf(widths.float, own, index, half, images, count);
            const cell = cellOf({ cells }, spec.id, bits, half);
            expect(Math.abs((cell?.relativeError ?? Number.NaN) - plain)).toBeLessThan(1e-5);
          }
        }
      }
      // The image has 8 bits, so that quantizing it to 8 changes next to nothing.
      const image = cellOf({ cells }, 'conv1', 8, 'activations');
      expect(image?.relativeError).toBeLessThan(1e-4);
      expect(image?.correct).toBe(await floatHits(model));
    },
    90_000,
  );

  it('leaves no tensor behind, also when it is left', async () => {
    const widths = await widthsOf('cnn');
    const before = tf.memory().numTensors;
    await finish(measureSensitivity(widths, order()));
    expect(tf.memory().numTensors).toBe(before);
    for await (const { done } of measureSensitivity(widths, order())) if (done > 20) break;
    expect(tf.memory().numTensors).toBe(before);
  }, 90_000);
});
