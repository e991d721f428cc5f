import { differencePoints, tieBoundAt, verdict } from '../../../core/metrics/compare';
import { accuracyInterval } from '../../../core/metrics/interval';
import { listed } from '../../../core/metrics/wording';
import { mistakesIn } from '../../../core/mistakes';
import { isRelevant } from '../../../core/settings/relevance';
import { formatCount, formatShare } from '../../../share/format';
import { reproductionInWords } from '../../../share/reproductionWords';
import { valueInWords } from '../../../store/changes';
import { isQuantized, nameOf } from '../../../store/names';
import { isTraining, referenceRun } from '../../../store/selectors';
import { isOwn, type RunRecord } from '../../../store/state';
import { isSteered } from '../../../store/steered';
import { reproductionOf } from '../../../store/theirs';

/** Returns what each run came to, in a sentence, against the float network that it started from. */
export function findings(runs: readonly RunRecord[], all: readonly RunRecord[]): string[] {
  return [...runs.flatMap((run) => findingOf(run, all)), ...reproductions(runs, all)];
}

function findingOf(run: RunRecord, all: readonly RunRecord[]): string[] {
  const evaluation = run.result?.evaluation;
  if (!evaluation) return [`${nameOf(run)} ended without a result: ${run.status}.`];
  const { correct, total } = evaluation;
  const { accuracy, low, high } = accuracyInterval(correct, total);
  const reached = `${nameOf(run)} classifies ${formatShare(accuracy)} % of ${formatCount(total)} test images rightly (95 % interval ${formatShare(low)} to ${formatShare(high)} %)`;
  return [`${reached}${differenceOf(run, all)}.`];
}

function differenceOf(run: RunRecord, all: readonly RunRecord[]): string {
  const reference = referenceRun(all, run);
  const [own, other] = [run.result?.evaluation, reference?.result?.evaluation];
  if (!reference || reference === run || !own || !other) return '';
  const points = differencePoints(own, other);
  const images = Math.min(own.total, other.total);
  const size = `${Math.abs(points).toFixed(2)} points ${points < 0 ? 'below' : 'above'} ${nameOf(reference)}`;
  const kind = verdict(points, images) === 'tie' ? 'a tie' : 'more than a tie';
  return `, ${size}: ${kind} (${tieBoundAt(images).toFixed(2)})`;
}

function reproductions(runs: readonly RunRecord[], all: readonly RunRecord[]): string[] {
  return runs.flatMap((theirs) => {
    const ours = isOwn(theirs) ? null : reproductionOf(theirs, all);
    const [own, other] = [ours?.result?.evaluation, theirs.result?.evaluation];
    return own && other ? [`${nameOf(theirs)}: ${reproductionInWords(own, other)}`] : [];
  });
}

/** Returns what the figures of these runs can and cannot say. */
export function caveats(runs: readonly RunRecord[]): string[] {
  const totals = runs.flatMap(({ result }) => result?.evaluation?.total ?? []);
  return [
    ...intervalCaveats(Math.min(...totals), totals.length),
    ...seedCaveats(runs),
    ...controlCaveats(runs),
    ...faultCaveats(runs),
    ...originCaveats(runs),
    ...generalCaveats(runs),
  ];
}

function intervalCaveats(images: number, count: number): string[] {
  if (count === 0) return [];
  const few =
    images < 10_000 ? ' Measured on all 10,000 images the intervals would be narrower.' : '';
  return [
    `A 95 % interval covers the choice of the test images. A difference below ${tieBoundAt(images).toFixed(2)} points on ${formatCount(images)} images counts as a tie.${few}`,
  ];
}

function seedCaveats(runs: readonly RunRecord[]): string[] {
  const seeded = runs.filter(({ plan }) => isRelevant(plan.method, 'seed'));
  if (seeded.length === 0) return [];
  const seeds = [...new Set(seeded.map(({ plan }) => plan.settings.seed))];
  return seeds.length === 1
    ? [
        `All of it was computed with one seed, ${seeds[0]}: how much another one changes is not known from it.`,
      ]
    : [
        `Runs have ${seeds.length} seeds (${listed(seeds.map(String))}); a difference between two of them may be the seed's.`,
      ];
}

function controlCaveats(runs: readonly RunRecord[]): string[] {
  const has = (method: string) => runs.some(({ plan }) => plan.method === method);
  if (!has('qat')) return [];
  return has('control')
    ? [
        'The FP32 control trained as long as QAT without rounding: what both gain over FP32 is a gain of training longer, not of QAT.',
      ]
    : [
        'QAT trained longer than the network that it is compared with. Without the FP32 control beside it, a gain may be one of training longer.',
      ];
}

function faultCaveats(runs: readonly RunRecord[]): string[] {
  return runs.flatMap((run) => {
    const { method, settings } = run.plan;
    const made = mistakesIn(method, settings).map(({ label }) => label);
    return [
      ...(made.length > 0
        ? [`${nameOf(run)} was computed with mistakes that were switched on: ${listed(made)}.`]
        : []),
      ...(isSteered(run)
        ? [
            `The learning rate of ${nameOf(run)} was changed by hand while it trained: its settings do not say what it did.`,
          ]
        : []),
    ];
  });
}

function originCaveats(runs: readonly RunRecord[]): string[] {
  const devices = [...new Set(runs.flatMap(({ device }) => device?.label ?? []))];
  return [
    ...(runs.some((run) => !isOwn(run))
      ? ['What is marked "theirs" was measured elsewhere, and stands here as its sender wrote it.']
      : []),
    ...(devices.length > 1
      ? [
          `Runs were computed on ${listed(devices)}: on a GPU sums are added in another order, which moves accuracies by up to 0.2 points.`,
        ]
      : []),
  ];
}

function datasetsOf(runs: readonly RunRecord[]): string[] {
  return [...new Set(runs.map(({ plan }) => valueInWords('dataset', plan.settings)))];
}

function generalCaveats(runs: readonly RunRecord[]): string[] {
  return [
    'The test images chose nothing: defaults were chosen on held-out training images. Whoever tries many settings and keeps the best on the test images chooses on them.',
    ...(runs.some(({ plan }) => isQuantized(plan.method))
      ? [
          'Accuracies of quantized networks are computed in integers where the layers allow it. The times are those of a simulation: they say nothing of how fast integers would be.',
        ]
      : []),
    ...(runs.some(isTraining)
      ? [
          'Curves are measured while a network trains: training loss on the batch before its update, accuracy on held-out training images.',
        ]
      : []),
    `These are small networks on ${listed(datasetsOf(runs))}: what few bits cost there is no measure of what they cost elsewhere.`,
  ];
}
