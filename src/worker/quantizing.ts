import type { FoldDivisor } from '../core/fold';
import { modelOf } from '../core/model/models';
import { quantizerById } from '../core/quantizers';
import { reversed } from '../core/quantizers/reversed';
import { schemeOf } from '../core/scheme/schemeOf';
import type { Settings } from '../core/settings/settings';
import type { Network } from '../engine/network/fold';
import { initialCheckpoint } from '../engine/network/parameters';
import { type FakeQuantized, fakeQuantized } from '../engine/quantization/fakeQuantized';
import {
  type QuantizationOptions,
  type QuantizedNetwork,
  quantizeNetwork,
} from '../engine/quantization/quantizeNetwork';
import { scaleRules } from '../engine/quantization/scaleRules';
import { isFromScratch } from '../engine/training/plan';
import type { RunContext } from './runContext';
import { drive } from './runControl';

/** Returns the network that a plan starts from, unfolded: fresh weights, or trained ones. */
export async function startOf({ plan, networks }: RunContext): Promise<Network> {
  const { method, settings } = plan;
  if (!isFromScratch(method, settings)) return networks.start(plan);
  const model = modelOf(settings);
  return { model, checkpoint: initialCheckpoint(model, settings.seed) };
}

/** Whether QAT, and its control, train the network with its batch normalization in place. */
export function trainsUnfolded(settings: Settings): boolean {
  return settings.foldMode === 'live' || settings.qatFrom === 'scratch';
}

/** Folds, calibrates and quantizes the network that the plan starts from. */
export async function quantized(context: RunContext): Promise<QuantizedNetwork> {
  const byBatch = context.plan.settings.batchStatistics;
  return quantizedFrom(context, await startOf(context), { byBatch });
}

/** Folds, calibrates and quantizes a network as the plan says; the images are those of the plan. */
export async function quantizedFrom(
  context: RunContext,
  network: Network,
  { byBatch }: Pick<QuantizationOptions, 'byBatch'>,
): Promise<QuantizedNetwork> {
  const { plan, control, progress } = context;
  const { settings, method } = plan;
  const order = await calibrationImages(context);
  try {
    progress.enter('calibrating');
    const scheme = schemeOf(settings, method === 'qat' ? 'qat' : 'ptq');
    const options = {
      quantizerOf: quantizerOf(settings),
      byBatch,
      divisor: divisorOf(settings),
    };
    const work = quantizeNetwork(network, scheme, order, options);
    return await drive(work, control, 'batch of images', ({ done, total }) =>
      progress.report(done, total),
    );
  } finally {
    order.dispose();
  }
}

/** Returns the images that ranges and repairs are fitted to; the caller disposes the order. */
export function calibrationImages({ plan: { settings }, images }: RunContext) {
  const { calibrationImages: count, calibrateOnTest, testImages, seed } = settings;
  return calibrateOnTest
    ? images.test(Math.min(count, testImages))
    : images.calibration(count, seed);
}

const quantizerOf =
  ({ reversedAverage }: Settings) =>
  (id: string) =>
    reversedAverage ? reversed(quantizerById(id)) : quantizerById(id);

const divisorOf = ({ foldVariance }: Settings): FoldDivisor =>
  foldVariance ? 'variance' : 'deviation';

/** Puts a quantized network on the device to be trained as the settings say; the caller disposes it. */
export function toTrain(network: QuantizedNetwork, settings: Settings): FakeQuantized {
  const rules = scaleRules(schemeOf(settings, 'qat'), {
    scales: settings.qatScales,
    fromScratch: settings.qatFrom === 'scratch',
    neverShrink: settings.neverShrink,
    quantizerOf: quantizerOf(settings),
  });
  return fakeQuantized(network, rules, trainsUnfolded(settings) ? divisorOf(settings) : null);
}
