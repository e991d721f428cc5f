/**
 * Measures what checkpoints add to training on tfjs's WASM backend in Node (one thread): the same steps
 * with a checkpoint after each and without, in turn, so that what else the machine does meets both
 * alike. Reading the state back and writing the file are counted. Run:
 * `npx tsx bench/checkpointCost.ts [rounds]`.
 */
import { compileKernels } from '../scripts/kernels';
import { defaultSettings } from '../src/core/settings/settings';
import { installNodeKernels } from '../src/engine/testing/nodeKernels';
import { tinyImages, tinyQuantized } from '../src/engine/testing/tiny';
import { EpochOrder } from '../src/engine/training/epochOrder';
import { Learner } from '../src/engine/training/learner';
import { trainingPlan } from '../src/engine/training/plan';
import { checkpointOf } from '../src/worker/checkpointFile';
import { checkpointEveryMs } from '../src/worker/checkpointPace';
import { median } from './run/statistics';
import { startWasm } from './startWasm';

/** Adam remembers two numbers for every weight: the largest checkpoint there is. */
const settings = {
  ...defaultSettings,
  trainImages: 640,
  qatOptimizer: 'adam',
  qatScales: 'lsq',
} as const;
const rounds = Number(process.argv[2] ?? 41);
const stepsPerRound = 10;

await compileKernels();
await startWasm();
await installNodeKernels();
const { trainee } = await tinyQuantized(settings);
const plan = { ...trainingPlan('qat', settings), totalSteps: 1e6, freezeStep: 0 };
const learner = new Learner(trainee, plan);
const order = new EpochOrder(tinyImages(640), 640, plan.batchSize, false, 1);
let bytes = 0;

async function save(step: number): Promise<void> {
  const state = await learner.save(step);
  bytes = checkpointOf({ state, trainedMs: 0 }).file.byteLength;
}

/** Returns the CPU time of a step. Units: ms. */
async function timed(saves: boolean): Promise<number> {
  const start = process.cpuUsage();
  for (let step = 0; step < stepsPerRound; step++) {
    const batch = order.batch();
    learner.step(batch, step, 0.001).dispose();
    batch.images.dispose();
    batch.labels.dispose();
    if (saves) await save(step);
  }
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000 / stepsPerRound;
}

const plainMs: number[] = [];
const addedMs: number[] = [];
for (let round = 0; round <= rounds; round++) {
  const plain = await timed(false);
  const saving = await timed(true);
  // The first round warms up.
  if (round === 0) continue;
  plainMs.push(plain);
  addedMs.push(saving - plain);
}
const stepMs = median(plainMs);
const added = median(addedMs);
console.log(`a QAT step: ${stepMs.toFixed(2)} ms of CPU`);
console.log(
  `a checkpoint of ${Math.round(bytes / 1_000)} kB: ${added.toFixed(2)} ms, ${(added / stepMs).toFixed(2)} steps`,
);
console.log(
  `one every ${checkpointEveryMs} ms: ${(1 + added / checkpointEveryMs).toFixed(4)} times the time`,
);
