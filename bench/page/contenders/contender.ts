import type { Checkpoint } from '../../../src/engine/network/parameters';
import type { ContenderSpec } from '../../contenderSpecs';
import type { BenchImages } from '../protocol';

/** What every contender is given: the same weights and the same images in the same order. */
export interface Setup {
  readonly spec: ContenderSpec;
  readonly batchSize: number;
  readonly images: BenchImages;
  readonly weights: Checkpoint;
}

/** One way of training, ready for its first step. */
export interface Contender {
  /** Takes steps, and returns their losses once the device has carried them out. */
  steps(count: number): Promise<number[]>;
  /** Takes steps without waiting for the device; absent where it is not measured. */
  advance?(count: number): Promise<void>;
  /** Classifies the first `count` images; absent where it is not measured. */
  evaluate?(count: number): Promise<void>;
}

export type OpenContender = (setup: Setup) => Promise<Contender>;
