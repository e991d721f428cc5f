import { type Execution, ExecutionTally } from '../../core/integer/executionTally';
import type { QuantizedModel } from '../../core/quantized/quantizedModel';
import type { ExecutionDifference } from '../../core/run';
import type { ImageOrder } from '../images/imageStore';
import { createIntegerNetwork, type IntegerNetwork } from './integerNetwork';
import { readExecution } from './readExecution';
import { type TracedSimulation, tracedSimulation } from './tracedSimulation';

const batchSize = 50;

/**
 * Returns how fake quantization in float32 differs from integers, both on the device; yields after
 * every batch what `progress` makes of the number of images done. Layers ranged by the batch, and
 * such as leave sums or real values, have no codes to compare; they only show in the predictions.
 */
export async function* simulationDifference<P>(
  model: QuantizedModel,
  images: ImageOrder,
  progress: (done: number) => P,
): AsyncGenerator<P, ExecutionDifference> {
  const network = createIntegerNetwork(model);
  const simulation = tracedSimulation(model);
  const tally = new ExecutionTally();
  try {
    for (let start = 0; start < images.length; start += batchSize) {
      const { integers, floats } = await executeBoth(network, simulation, images, start);
      tally.add(floats, integers);
      yield progress(Math.min(start + batchSize, images.length));
    }
    return tally.result();
  } finally {
    network.dispose();
    simulation.dispose();
  }
}

async function executeBoth(
  network: IntegerNetwork,
  simulation: TracedSimulation,
  order: ImageOrder,
  start: number,
): Promise<{ integers: Execution; floats: Execution }> {
  const { images, labels } = order.batch(start, batchSize);
  labels.dispose();
  try {
    const integers = await readExecution(network.run(images));
    const floats = await readExecution(simulation.run(images));
    const outputs = integers.outputs.filter(({ layerId }) => simulation.layerIds.includes(layerId));
    return { integers: { ...integers, outputs }, floats };
  } finally {
    images.dispose();
  }
}
