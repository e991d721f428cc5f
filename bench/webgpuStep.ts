/**
 * Measures a training step on tfjs's WebGPU backend in Node, on SwiftShader, with our kernels and
 * with stock ones. A software device: believe ratios of the same work only, and tune nothing by
 * it. Rounds alternate; the median is reported.
 * Run: `npx tsx bench/webgpuStep.ts [batch size, 8 by default] [rounds, 5 by default] [--own]`,
 * with `--own` for our kernels alone.
 */
import { createRequire } from 'node:module';
import * as tf from '@tensorflow/tfjs-core';
import {
  expectNoDeviceErrors,
  installNodeWebgpuKernels,
  startStockWebgpu,
} from '../src/engine/testing/nodeWebgpu';
import { type Contender, contenders } from './contenders';
import { chooseKernelSet, type KernelSets, kernelSets } from './kernelSets';
import { median } from './run/statistics';

const [batchSize = 8, rounds = 5] = process.argv
  .slice(2)
  .filter((word) => word !== '--own')
  .map(Number);
const chosen = process.argv.includes('--own') ? (['own'] as const) : (['own', 'stock'] as const);
const submitFlag = 'WEBGPU_DEFERRED_SUBMIT_BATCH_SIZE';

/** tfjs's default for its kernels; with ours, the whole step at once. */
const dispatchesPerSubmit = { own: 256, stock: 15 };

/** CPU milliseconds of a step, those of the software device included. */
async function timed(step: () => void): Promise<number> {
  const { webgpuBackend } = await import('../src/engine/webgpu/backend');
  const { submitRecorded } = await import('../src/engine/webgpu/dispatch');
  const start = process.cpuUsage();
  step();
  submitRecorded();
  await webgpuBackend().device.queue.onSubmittedWorkDone();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

type SetName = keyof KernelSets;

function choose(sets: KernelSets, set: SetName): void {
  chooseKernelSet(sets, set);
  tf.env().set(submitFlag, dispatchesPerSubmit[set]);
}

/** Returns the contenders of each set, created with it: optimizers choose their kernels at once. */
async function createdContenders(sets: KernelSets): Promise<[SetName, Contender][]> {
  const created: [SetName, Contender][] = [];
  for (const set of chosen) {
    choose(sets, set);
    for (const contender of await contenders(batchSize)) created.push([set, contender]);
  }
  return created;
}

async function measure(sets: KernelSets): Promise<void> {
  const times = new Map<string, number[]>();
  const runs = await createdContenders(sets);
  for (let round = 0; round <= rounds; round++) {
    for (const [set, { name, step }] of runs) {
      choose(sets, set);
      const ms = await timed(step);
      const key = `${name}, ${set} kernels`;
      // The first round compiles.
      times.set(key, round === 0 ? [] : [...(times.get(key) ?? []), ms]);
    }
  }
  for (const [key, values] of times) {
    console.log(`${key}: ${median(values).toFixed(0)} ms of CPU per step of ${batchSize}`);
  }
}

async function main(): Promise<void> {
  // Node's own import cannot resolve the folders that this module names.
  createRequire(import.meta.url)('@tensorflow/tfjs-core/dist/register_all_gradients');
  tf.enableProdMode();
  await startStockWebgpu();
  const sets = await kernelSets(installNodeWebgpuKernels);
  await measure(sets);
  await expectNoDeviceErrors();
}

await main();
// Dawn keeps Node alive as long as it has a device.
process.exit();
