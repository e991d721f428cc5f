import type { SweepPlan } from '../src/core/sweep/plans';
import { formatRate } from '../src/share/format';
import { runName } from '../src/store/names';
import { type LabPage, withLab } from './labPage';
import { createProgressBar, type ProgressBar } from './progressBar';
import { keep, readSweepFile, type SweepFile } from './sweepFile';
import type { SweepOptions } from './sweepOptions';
import { divided, plansOf, plansOfShard } from './sweepParts';
import { saveSweep, tellResults } from './sweepResults';

type RunOptions = Extract<SweepOptions, { mode: 'run' }>;

/** Carries out what a sweep, or a part of it, lacks, and prints what it found. */
export async function runSweep({ sweep, settings, shard, out }: RunOptions): Promise<void> {
  let file: SweepFile = { sweep, settings, runs: readSweepFile(out)?.runs ?? [] };
  const plans = plansOfShard(plansOf(sweep, settings), shard);
  const { there, lacking } = divided(plans, file.runs);
  const part = shard ? ` in part ${shard.part} of ${shard.of}` : '';
  console.log(`${plans.length} runs${part}, ${there.length} of them in ${out} already.`);
  if (lacking.length > 0) {
    await withLab(settings.backend, (lab) =>
      carryOut(lab, plans.length, lacking, (record) => {
        file = { ...file, runs: [...file.runs, keep(record)] };
        saveSweep(out, file);
      }),
    ).catch((error: Error) => {
      throw new Error(
        `${error.message}\nWhat has finished is in ${out}: the same command again does the rest.`,
      );
    });
  }
  tellResults(out, file);
}

async function carryOut(
  lab: LabPage,
  all: number,
  lacking: readonly SweepPlan[],
  onEnd: (record: Awaited<ReturnType<LabPage['carryOut']>>) => void,
): Promise<void> {
  const bar = createProgressBar('sweep');
  try {
    for (const [index, plan] of lacking.entries()) {
      const done = all - lacking.length + index;
      onEnd(await lab.carryOut(plan, partOf(bar, done, all, titleOf(plan))));
    }
  } finally {
    bar.stop();
  }
}

/** Shows the progress of one run as a part of that of all. */
function partOf(bar: ProgressBar, done: number, all: number, title: string): ProgressBar['update'] {
  return (text, share) =>
    bar.update(`run ${done + 1} of ${all}, ${title}, ${text}`, (done + (share ?? 0)) / all);
}

function titleOf({ method, settings }: SweepPlan): string {
  const name = runName({ method, settings });
  const isTrained = method === 'qat' || method === 'control';
  return isTrained ? `${name} at ${formatRate(settings.qatLearningRate)}` : name;
}
