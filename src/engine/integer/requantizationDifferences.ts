import { executeIntegers, type IntegerResult } from '../../core/integer/executeIntegers';
import { type Execution, ExecutionTally } from '../../core/integer/executionTally';
import type { Requantization } from '../../core/integer/requantize';
import type { QuantizedModel } from '../../core/quantized/quantizedModel';
import type { IntegerReport } from '../../core/run';
import type { ImageOrder } from '../images/imageStore';

/** The host does nothing else while it computes one. */
const batchSize = 20;

/**
 * Returns how requantization by fixed-point numbers differs from that by float32, on the first
 * `count` images, in core; yields after every batch what `progress` makes of the number done.
 */
export async function* requantizationDifferences<P>(
  model: QuantizedModel,
  images: ImageOrder,
  count: number,
  progress: (done: number) => P,
): AsyncGenerator<P, Pick<IntegerReport, 'singleRounding' | 'doubleRounding'>> {
  const singleRounding = new ExecutionTally();
  const doubleRounding = new ExecutionTally();
  for (let start = 0; start < count; start += batchSize) {
    const size = Math.min(batchSize, count - start);
    const pixels = await pixelsOf(images, start, size);
    const by = (way: Requantization) => codesOf(executeIntegers(model, pixels, size, way));
    const float = by('float');
    singleRounding.add(by('singleRounding'), float);
    doubleRounding.add(by('doubleRounding'), float);
    yield progress(start + size);
  }
  return { singleRounding: singleRounding.result(), doubleRounding: doubleRounding.result() };
}

/** Sums of other codes are other sums, nearly all of them; only their predictions are of interest. */
function codesOf({ outputs, classes }: IntegerResult): Execution {
  return { outputs: outputs.filter(({ kind }) => kind === 'codes'), classes };
}

async function pixelsOf(order: ImageOrder, start: number, size: number): Promise<Float32Array> {
  const { images, labels } = order.batch(start, size);
  const pixels = await images.data<'float32'>();
  images.dispose();
  labels.dispose();
  return pixels;
}
