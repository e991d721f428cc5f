import type { QuantizedModel } from '../../core/quantized/quantizedModel';
import type { IntegerReport } from '../../core/run';
import type { EvaluationProgress } from '../evaluate';
import type { ImageOrder } from '../images/imageStore';
import { requantizationDifferences } from './requantizationDifferences';
import { simulationDifference } from './simulationDifference';

/** Enough for shares of codes; the host does nothing else meanwhile. */
const plainImages = 100;

/**
 * Compares, on the images of the order, the ways to compute the integers of a quantized network:
 * fake quantization against integers, on the device, and the three requantizations, in core, on the
 * first few; yields after every batch.
 */
export async function* integerReport(
  model: QuantizedModel,
  images: ImageOrder,
): AsyncGenerator<EvaluationProgress, IntegerReport> {
  const onHost = Math.min(plainImages, images.length);
  const total = images.length + onHost;
  const simulation = yield* simulationDifference(model, images, (done) => ({ done, total }));
  const { singleRounding, doubleRounding } = yield* requantizationDifferences(
    model,
    images,
    onHost,
    (done) => ({ done: images.length + done, total }),
  );
  return { simulation, singleRounding, doubleRounding };
}
