import type { QuantizedModel } from '../core/quantized/quantizedModel';
import { equalized } from '../core/repair/equalize';
import type { Evaluation, RepairId, RepairReport } from '../core/run';
import type { Network } from '../engine/network/fold';
import type { QuantizedNetwork } from '../engine/quantization/quantizeNetwork';
import { repairNetwork } from '../engine/repair/repairNetwork';
import { countCorrect } from './evaluation';
import { calibrationImages, quantizedFrom, startOf } from './quantizing';
import type { RunContext } from './runContext';
import { drive } from './runControl';

/** A network after one repair. */
export interface Stage {
  readonly id: RepairId;
  readonly model: QuantizedModel;
}

/** A network after PTQ and the repairs that were asked for. */
export interface RepairedPtq {
  readonly model: QuantizedModel;
  readonly plain: QuantizedModel;
  /** With its weights as they were before AdaRound put them on codes. */
  readonly latent: QuantizedModel;
  readonly stages: readonly Stage[];
}

/** Quantizes the network that the plan starts from, or another one, as the plan says, and repairs it. */
export async function repairedPtq(context: RunContext, start?: Network): Promise<RepairedPtq> {
  const byBatch = context.plan.settings.batchStatistics;
  const origin = start ?? (await startOf(context));
  const { model: plain, folded } = await quantizedFrom(context, origin, { byBatch });
  const network = context.plan.settings.equalize
    ? await equalizedFrom(context, folded)
    : { model: plain, folded };
  const stages = await repairStages(context, network);
  const model = stages.at(-1)?.model ?? plain;
  return { model, plain, latent: network.model, stages };
}

/** Returns what each repair brought, of which the last is measured already; null where there is none. */
export async function repairReport(
  context: RunContext,
  { plain, stages }: RepairedPtq,
  { correct, total }: Evaluation,
): Promise<RepairReport | null> {
  if (stages.length === 0) return null;
  const before = await countCorrect(context, plain);
  const after: RepairReport['after'][number][] = [];
  for (const [index, { id, model }] of stages.entries()) {
    const isLast = index === stages.length - 1;
    after.push({ id, correct: isLast ? correct : await countCorrect(context, model) });
  }
  return { total, before, after };
}

/** Returns the network after each repair that was asked for, in their order. */
async function repairStages(
  context: RunContext,
  network: Pick<QuantizedNetwork, 'folded' | 'model'>,
): Promise<Stage[]> {
  const { equalize, adaRound, correctBias } = context.plan.settings;
  const stages: Stage[] = equalize ? [{ id: 'equalize', model: network.model }] : [];
  if (!adaRound && !correctBias) return stages;
  const { control, progress, plan } = context;
  const order = await calibrationImages(context);
  try {
    progress.enter('repairing');
    const work = repairNetwork(network.folded, network.model, order, plan.settings);
    await drive(work, control, 'batch of images', (step) => {
      if (step.kind === 'repaired') stages.push(step);
      else progress.report(step.done, step.total);
    });
    return stages;
  } finally {
    order.dispose();
  }
}

/** Calibrates anew, since equalization moves every range; what is folded has no batch statistics. */
function equalizedFrom(context: RunContext, folded: Network): Promise<QuantizedNetwork> {
  return quantizedFrom(context, equalized(folded), { byBatch: false });
}
