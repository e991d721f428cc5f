/**
 * Measures the CPU time of a training step on tfjs's WASM backend in Node (one thread), with our
 * kernels and with stock ones composed. Rounds alternate, so that what else the machine does
 * meets all alike; the median is reported. Run: `npx tsx bench/wasmStep.ts [--profile]`.
 */
import { compileKernels } from '../scripts/kernels';
import { installNodeKernels } from '../src/engine/testing/nodeKernels';
import { type Contender, contenders } from './contenders';
import { chooseKernelSet, type KernelSets, kernelSets } from './kernelSets';
import { profileKernels } from './profileKernels';
import { median } from './run/statistics';
import { startWasm } from './startWasm';

const batchSize = 64;
const rounds = 7;
const stepsPerRound = 6;

/** CPU milliseconds per step. */
function timed(step: () => void): number {
  const start = process.cpuUsage();
  for (let i = 0; i < stepsPerRound; i++) step();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000 / stepsPerRound;
}

/** Times every contender with either set of kernels, in turn; the first round warms up. */
function measure(sets: KernelSets, runs: readonly Contender[]): Map<string, number[]> {
  const times = new Map<string, number[]>();
  for (let round = 0; round <= rounds; round++) {
    for (const set of ['own', 'stock'] as const) {
      chooseKernelSet(sets, set);
      for (const { name, step } of runs) {
        const ms = timed(step);
        const key = `${name}, ${set} kernels`;
        times.set(key, round === 0 ? [] : [...(times.get(key) ?? []), ms]);
      }
    }
  }
  return times;
}

await compileKernels();
await startWasm();
const sets = await kernelSets(installNodeKernels);
const runs = await contenders(batchSize);
if (process.argv.includes('--profile')) {
  chooseKernelSet(sets, 'own');
  for (const { name, step } of runs) profileKernels(name, step, stepsPerRound);
} else {
  for (const [key, values] of measure(sets, runs)) {
    console.log(`${key}: ${median(values).toFixed(1)} ms of CPU per step`);
  }
}
