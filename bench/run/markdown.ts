import { boundIds, bounds, formatFigure, type Measured } from '../bounds';
import { neededStepFlops } from '../layerCosts';
import type { ComparisonResult, Standing } from './compare';
import type { Machine } from './machine';
import { ratio, stepTime } from './ratios';
import type { Results } from './results';
import type { Interval } from './statistics';

const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = titles.map((_, index) => (index === 0 ? '---' : '---:'));
  return [titles, rule, ...rows].map(line).join('\n');
}

const ms = (value: number) => (value < 100 ? value.toFixed(1) : value.toFixed(0));

const inWords = ({ median, low, high }: Interval) =>
  `${formatFigure(median)} (${formatFigure(low)} to ${formatFigure(high)})`;

/** Returns the results as a page of Markdown. */
export function markdown(results: Results, measured: Measured): string {
  return [
    '# Bench',
    machineLines(results.machine, results),
    '## Bounds',
    boundsTable(measured),
    ...results.comparisons.map(comparisonSection),
    '## What a step asks of WebGPU',
    table(
      ['contender', 'batch', 'dispatches per step', 'submits per step'],
      results.gpuCalls.map((calls) => [
        calls.title,
        String(calls.batchSize),
        formatFigure(calls.dispatchesPerStep),
        formatFigure(calls.submitsPerStep),
      ]),
    ),
    '## Memory over training',
    table(
      ['contender', 'batch', 'steps', 'MB', 'growth, bytes'],
      results.growth.map((growth) => [
        growth.title,
        String(growth.batchSize),
        `${growth.fromStep} to ${growth.toStep}`,
        (growth.bytes / 1e6).toFixed(1),
        formatFigure(growth.growthBytes),
      ]),
    ),
    '## Evaluation of 10,000 images',
    table(
      ['contender', 'ms', 'matmul, GFLOP/s', 'over ideal'],
      results.evaluations.map((evaluation) => [
        evaluation.title,
        ms(evaluation.ms),
        formatFigure(evaluation.matmulGflops),
        inWords(evaluation.overIdeal),
      ]),
    ),
    '## Arithmetic of training on WASM',
    arithmeticTable(results),
    "## The lab's page while it trains",
    table(
      ['backend', 'batch', 'steps', 'readbacks', 'reports', 'longest task, ms', 'its CPU, ms'],
      results.labRuns.map((run) => [
        run.backend,
        String(run.batchSize),
        String(run.steps),
        run.backend === 'webgpu' ? String(run.readbacks) : 'none needed',
        String(run.reports),
        ms(run.longestTask.wallMs),
        ms(run.longestTask.cpuMs),
      ]),
    ),
    '',
  ].join('\n\n');
}

function machineLines(machine: Machine, { madeAt, minutes }: Results): string {
  const { cpu, cores, memoryGib, browser, adapter, loadBefore } = machine;
  const gpu = adapter ? `${adapter.name}${adapter.software ? ' (software)' : ''}` : 'none';
  return [
    `- Machine: ${cpu}, ${cores} cores, ${memoryGib} GiB; ${loadBefore} processes at work before`,
    `- Browser: ${browser}; WebGPU adapter: ${gpu}`,
    `- Made: ${madeAt}, in ${minutes.toFixed(0)} minutes`,
  ].join('\n');
}

function boundsTable(measured: Measured): string {
  const rows = boundIds.map((id) => {
    const value = measured[id];
    const { what, most } = bounds[id];
    const holds = value !== undefined && value <= most;
    return [
      what,
      `at most ${formatFigure(most)}`,
      value === undefined ? 'not measured' : formatFigure(value),
      holds ? 'holds' : '**fails**',
    ];
  });
  return table(['measure', 'bound', 'measured', ''], rows);
}

function comparisonSection({ batchSize, note, reference, standings, failures }: ComparisonResult) {
  const peers = standings.filter(({ spec }) => spec.maker !== 'ours');
  const ours = standings.filter(({ spec }) => spec.maker === 'ours');
  return [
    `## Training at batch ${batchSize}${note ? ` (${note})` : ''}`,
    `Losses are held to those of ${reference}. Times are medians over rounds.`,
    table(
      [
        'contender',
        'tfjs threads',
        'start, ms',
        'first step, ms',
        'ms per step',
        'rounds x steps',
        'losses',
      ],
      standings.map(standingRow),
    ),
    `Step of the column's contender over that of the row's: median of the rounds, with its interval of 95 % (the whole range of fewer than six rounds).`,
    table(
      ['', ...ours.map(({ spec }) => spec.id)],
      [...peers, ...ours].map((peer) => [
        peer.spec.title,
        ...ours.map((own) => (own === peer ? '' : inWords(ratio(own.times, peer.times)))),
      ]),
    ),
    ...failures.map(({ title, why }) => `${title} did not start: ${why}`),
  ].join('\n\n');
}

/** What a step must compute, over its time, against what a matmul reaches on the same threads. */
function arithmeticTable({ comparisons, evaluations }: Results): string {
  const rows = comparisons.flatMap(({ batchSize, standings }) =>
    standings.flatMap(({ spec, times }) => {
      const matmul = evaluations.find(({ title }) => title === spec.title)?.matmulGflops;
      if (matmul === undefined) return [];
      const gflops = (batchSize * neededStepFlops) / stepTime(times).median / 1e6;
      const share = `${((100 * gflops) / matmul).toFixed(0)} %`;
      return [[spec.title, String(batchSize), formatFigure(gflops), formatFigure(matmul), share]];
    }),
  );
  return table(['contender', 'batch', 'GFLOP/s', 'matmul, GFLOP/s', 'share'], rows);
}

function standingRow(standing: Standing): string[] {
  const { spec, opened, firstStepMs, proof, stepsPerTurn, times } = standing;
  const time = stepTime(times);
  return [
    spec.title,
    String(opened.tfjsThreads ?? ''),
    ms(opened.ms),
    ms(firstStepMs),
    ms(time.median),
    `${time.count} x ${stepsPerTurn}`,
    proof ? `${formatFigure(proof.relativeDifference)} over ${proof.steps} steps` : 'its own',
  ];
}
