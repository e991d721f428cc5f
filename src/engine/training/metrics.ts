import * as tf from '@tensorflow/tfjs-core';
import type { BatchPoint } from '../../core/run';

/** Collects each step's loss and hits on the device, and reads many steps back at once. */
export class StepMetrics {
  private waiting: { step: number; learningRate: number; values: tf.Tensor1D }[] = [];

  constructor(private readonly batchSize: number) {}

  get size(): number {
    return this.waiting.length;
  }

  /** Takes over `values`, the pair of mean loss and number of hits of one step. */
  add(step: number, learningRate: number, values: tf.Tensor1D): void {
    this.waiting.push({ step, learningRate, values });
  }

  /** Reads back every step since the last call, in one transfer. */
  async read(): Promise<BatchPoint[]> {
    const { waiting } = this;
    this.waiting = [];
    if (waiting.length === 0) return [];
    const tensors = waiting.map(({ values }) => values);
    const stacked = tf.stack(tensors);
    const values = await stacked.data();
    tf.dispose([stacked, ...tensors]);
    return waiting.map(({ step, learningRate }, index) => ({
      step,
      learningRate,
      loss: values[2 * index] ?? Number.NaN,
      accuracy: (values[2 * index + 1] ?? 0) / this.batchSize,
    }));
  }

  dispose(): void {
    tf.dispose(this.waiting.map(({ values }) => values));
    this.waiting = [];
  }
}
