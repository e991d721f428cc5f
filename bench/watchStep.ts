/**
 * Measures what the training watch adds to a QAT step on tfjs's WASM backend in Node (one thread):
 * the same steps with and without it, in turn, so that what else the machine does meets both alike.
 * Reading back and accounting are counted. Run: `npx tsx bench/watchStep.ts [rounds]`.
 */
import { compileKernels } from '../scripts/kernels';
import { defaultSettings } from '../src/core/settings/settings';
import { stepsBetweenSamples } from '../src/core/watch/watchSteps';
import { installNodeKernels } from '../src/engine/testing/nodeKernels';
import { tinyImages, tinyQuantized } from '../src/engine/testing/tiny';
import { EpochOrder } from '../src/engine/training/epochOrder';
import { Learner } from '../src/engine/training/learner';
import { trainingPlan } from '../src/engine/training/plan';
import { TrainingWatch } from '../src/engine/training/trainingWatch';
import { median } from './run/statistics';
import { startWasm } from './startWasm';

const settings = { ...defaultSettings, trainImages: 640 };
const rounds = Number(process.argv[2] ?? 15);
/** Two samples, as far apart as in a usual run. */
const stepsPerRound = 2 * stepsBetweenSamples(859);

await compileKernels();
await startWasm();
await installNodeKernels();
const { trainee } = await tinyQuantized(settings);
const plan = { ...trainingPlan('qat', settings), totalSteps: 1e6, freezeStep: 0 };
const learner = new Learner(trainee, plan);
const order = new EpochOrder(tinyImages(640), 640, plan.batchSize, false, 1);
const watch = new TrainingWatch(trainee, 859);

/** Returns the CPU time of a step. Units: ms. */
async function timed(watched: boolean): Promise<number> {
  const start = process.cpuUsage();
  for (let step = 0; step < stepsPerRound; step++) {
    const batch = order.batch();
    learner.step(batch, step, 0.001, watched ? watch : null).dispose();
    batch.images.dispose();
    batch.labels.dispose();
  }
  if (watched) await watch.read();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000 / stepsPerRound;
}

const ratios: number[] = [];
const plainMs: number[] = [];
for (let round = 0; round <= rounds; round++) {
  const plain = await timed(false);
  const watched = await timed(true);
  // The first round warms up.
  if (round === 0) continue;
  plainMs.push(plain);
  ratios.push(watched / plain);
}
console.log(`a QAT step: ${median(plainMs).toFixed(2)} ms of CPU without the watch`);
console.log(
  `with it, sampled every ${stepsPerRound / 2} steps: ${median(ratios).toFixed(3)} times that`,
);
