import { LabError } from '../core/errors';
import { executeIntegers } from '../core/integer/executeIntegers';
import { type Execution, ExecutionTally } from '../core/integer/executionTally';
import { type QuantizedModel, runsInIntegers } from '../core/quantized/quantizedModel';
import type { ExecutionDifference } from '../core/run';
import type { ImageOrder } from '../engine/images/imageStore';
import { createIntegerNetwork, type IntegerNetwork } from '../engine/integer/integerNetwork';
import { readExecution } from '../engine/integer/readExecution';
import type { ImageSpan } from '../protocol/protocol';
import { repairedPtq } from './repairing';
import type { RunContext } from './runContext';

/** As many as a device of few megabytes holds the outputs of. */
const batchSize = 50;

/**
 * Quantizes as the plan says and returns how the integers of the device differ from core's on these
 * test images.
 *
 * Throws: `bad-setting` where no layer runs in integers.
 */
export async function verify(
  context: RunContext,
  { first, count }: ImageSpan,
): Promise<ExecutionDifference> {
  const { model } = await repairedPtq(context);
  if (!model.layers.some(runsInIntegers)) throw nothingToVerify();
  const order = await context.images.test(first + count);
  const network = createIntegerNetwork(model);
  const tally = new ExecutionTally();
  try {
    context.progress.enter('evaluating');
    const wanted = Math.min(count, order.length - first);
    for (let done = 0; done < wanted; done += batchSize) {
      await context.control.pass('batch of images');
      const size = Math.min(batchSize, wanted - done);
      await compareBatch(model, network, order, { first: first + done, count: size }, tally);
      context.progress.report(done + size, wanted);
    }
    return tally.result();
  } finally {
    network.dispose();
    order.dispose();
  }
}

async function compareBatch(
  model: QuantizedModel,
  network: IntegerNetwork,
  order: ImageOrder,
  { first, count }: ImageSpan,
  tally: ExecutionTally,
): Promise<void> {
  const { images, labels } = order.batch(first, count);
  labels.dispose();
  try {
    const pixels = await images.data<'float32'>();
    tally.add(
      await readExecution(network.run(images)),
      asFloats(executeIntegers(model, pixels, count)),
    );
  } finally {
    images.dispose();
  }
}

/** Codes are the same as floats; sums past 2^24 are rounded on the device. */
function asFloats({ outputs, classes }: Execution): Execution {
  const rounded = outputs.map(({ layerId, values }) => ({
    layerId,
    values: Float32Array.from(values),
  }));
  return { outputs: rounded, classes };
}

function nothingToVerify(): LabError {
  return new LabError(
    'bad-setting',
    'No layer computes in integers with these settings.',
    'Give a layer bits for its weights and for its input.',
  );
}
