import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { accuracyInterval } from '../src/core/metrics/interval';
import type { Settings } from '../src/core/settings/settings';
import { formatShare } from '../src/share/format';
import type { RunRecord } from '../src/store/state';
import { withLab } from './labPage';
import { writeJson } from './report';
import { root } from './root';
import { addSettingOptions } from './settingOptions';

interface Options {
  readonly out: string;
}

/** All held-out images, so that what is chosen by them is chosen by as many as there are. */
const always = { heldOutImages: 5_000 } satisfies Partial<Settings>;

const command = new Command('npm run pretrain --')
  .description(
    'Trains a base model with the built page and writes it where the page looks for it. ' +
      'Choose settings by the held-out accuracy; the test images only give the final figure.',
  )
  .option('--out <folder>', 'where the checkpoint goes', join(root, 'public/models'));

const settingsOf = addSettingOptions(command, {
  model: 'model',
  epochs: 'epochs',
  learningRate: 'lr',
  schedule: 'schedule',
  optimizer: 'optimizer',
  batchSize: 'batch',
  seed: 'seed',
  backend: 'backend',
});

/** Returns the settings that training from scratch reads. */
function trainingSettings(settings: Settings) {
  const { model, seed, epochs, batchSize, optimizer, learningRate, schedule, warmup } = settings;
  const { trainImages, weightDecay, mirror } = settings;
  return {
    ...{ model, seed, trainImages, epochs, batchSize, optimizer, learningRate, schedule, warmup },
    ...{ weightDecay, mirror },
  };
}

function provenance(run: RunRecord) {
  const evaluation = run.result?.evaluation;
  if (!run.result || !evaluation) throw new Error(`the run ended as ${run.status}, untested`);
  const { correct, total, loss } = evaluation;
  const { low, high } = accuracyInterval(correct, total);
  return {
    settings: trainingSettings(run.plan.settings),
    backend: run.device?.backend,
    device: run.device?.label,
    madeAt: new Date().toISOString(),
    steps: run.result.steps,
    trainSeconds: Math.round(run.result.trainMs / 1000),
    heldOut: run.heldOut.at(-1),
    test: { correct, total, accuracy: correct / total, interval95: [low, high], loss },
  };
}

async function main(): Promise<void> {
  const { out } = command.parse().opts<Options>();
  const settings = { ...settingsOf(), ...always };
  const { run, weights } = await withLab(settings.backend, async (lab) => {
    console.log(`Training ${settings.model} on ${lab.device.label}.`);
    const run = await lab.run(settings.model, { method: 'fp32', settings });
    return { run, weights: await lab.exportCheckpoint(run.plan.runId) };
  });
  const path = join(out, settings.model);
  const description = provenance(run);
  writeJson(`${path}.json`, description);
  writeFileSync(`${path}.safetensors`, weights);
  const { heldOut, test } = description;
  console.log(
    `${path}.safetensors: ${formatShare(heldOut?.accuracy ?? Number.NaN)} % of the held-out ` +
      `images, ${formatShare(test.accuracy)} % of the test images.`,
  );
}

await main();
