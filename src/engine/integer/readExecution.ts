import * as tf from '@tensorflow/tfjs-core';
import { argMaxRows } from '../../core/integer/argMaxRows';
import type { Execution } from '../../core/integer/executionTally';
import type { DeviceResult } from './integerNetwork';

/** Reads what a batch of images gave back from the device, and disposes it. */
export async function readExecution({ logits, outputs }: DeviceResult): Promise<Execution> {
  try {
    const read = outputs.map(async ({ layerId, values }) => ({
      layerId,
      values: await values.data<'float32'>(),
    }));
    return {
      outputs: await Promise.all(read),
      classes: argMaxRows(await logits.data<'float32'>(), logits.shape[0]),
    };
  } finally {
    tf.dispose([logits, ...outputs.map(({ values }) => values)]);
  }
}
