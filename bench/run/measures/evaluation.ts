import type { JSHandle } from '@playwright/test';
import type { ContenderSpec } from '../../contenderSpecs';
import { forwardFlops } from '../../layerCosts';
import type { BenchPage } from '../../page/main';
import { PageContender } from '../pageContender';
import { type Interval, median, medianInterval } from '../statistics';

/** How long an evaluation takes, against what its arithmetic would take at the rate of a matmul. */
export interface EvaluationTime {
  readonly title: string;
  readonly images: number;
  /** Median. */
  readonly ms: number;
  /** Median of what the same worker reaches in `tf.matMul`. */
  readonly matmulGflops: number;
  /** Of the time over the ideal time, round by round. */
  readonly overIdeal: Interval;
}

const images = 10_000;
const matmulSide = 512;
const rounds = 9;
const trainingBatch = 64;

/** Takes turns between evaluation and matrix multiplication, in the same worker. */
export async function measureEvaluation(
  bench: JSHandle<BenchPage>,
  spec: ContenderSpec,
): Promise<EvaluationTime> {
  const contender = await PageContender.open(bench, spec, trainingBatch);
  await contender.evaluate(images);
  const [times, rates]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    rates.push(await contender.matmulRate(matmulSide));
    times.push(await contender.evaluate(images));
  }
  await contender.close();
  const gigaflops = (images * forwardFlops) / 1e9;
  const overIdeal = times.map((ms, round) => ms / 1000 / (gigaflops / (rates[round] ?? 0)));
  return {
    title: spec.title,
    images,
    ms: median(times),
    matmulGflops: median(rates),
    overIdeal: medianInterval(overIdeal),
  };
}
