import type { QuantizedModel } from '../../core/quantized/quantizedModel';
import { inFloat } from '../../core/sensitivity/partly';
import {
  type MeasuredWidth,
  measuredWidths,
  type Widths,
  withOwnParts,
} from '../../core/sensitivity/widths';
import type { Network } from '../../engine/network/fold';
import { checkpointOf } from '../../engine/quantization/simulated';
import { startOf } from '../quantizing';
import { type RepairedPtq, repairedPtq } from '../repairing';
import type { RunContext } from '../runContext';
import { finishedNetwork } from './finishedNetwork';

/** What is quantized at every width: a float network, and what a run that trained it has of its own. */
interface Origin {
  readonly network: Network;
  readonly own: QuantizedModel | null;
}

/**
 * Returns the run's network in float, and as PTQ with the run's settings makes it at every width,
 * repairs included. Of PTQ it is the network that it starts from; of QAT the latent weights, with the
 * scales that it trained where they have that width.
 */
export async function widthsOf(context: RunContext): Promise<Widths> {
  const { plan, networks, progress } = context;
  const known = networks.widths.get(plan.runId);
  if (known) return known;
  const origin = await originOf(context);
  const quantized = new Map<MeasuredWidth, QuantizedModel>();
  let latent: QuantizedModel | null = null;
  for (const [index, bits] of measuredWidths.entries()) {
    progress.stage = `${bits} bits, ${index + 1} of ${measuredWidths.length}`;
    const ptq = await ptqAt(context, origin.network, bits);
    latent = ptq.latent;
    quantized.set(bits, origin.own ? withOwnParts(ptq.model, origin.own, bits) : ptq.model);
  }
  progress.stage = null;
  if (!latent) throw new RangeError('there are no widths');
  const widths = { float: inFloat(latent), quantized };
  networks.widths.set(plan.runId, widths);
  return widths;
}

async function originOf(context: RunContext): Promise<Origin> {
  const { method } = context.plan;
  if (method === 'base' || method === 'ptq') return { network: await startOf(context), own: null };
  const finished = await finishedNetwork(context);
  if (finished.kind === 'float') return { network: finished.network, own: null };
  const { model } = finished;
  return { network: { model: model.model, checkpoint: checkpointOf(model) }, own: model };
}

/** Quantizes as PTQ does, all layers at one width. */
function ptqAt(context: RunContext, network: Network, bits: MeasuredWidth): Promise<RepairedPtq> {
  const { plan } = context;
  const settings = { ...plan.settings, weightBits: bits, activationBits: bits, layers: '' };
  return repairedPtq({ ...context, plan: { ...plan, method: 'ptq', settings } }, network);
}
