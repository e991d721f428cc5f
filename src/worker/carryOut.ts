import { modelById } from '../core/model/models';
import { floatSizeBytes, quantizedSizeBytes } from '../core/model/size';
import type { Evaluation, IntegerReport, LayerReport, Method, RepairReport } from '../core/run';
import { initialCheckpoint, Parameters } from '../engine/network/parameters';
import { layerReports } from '../engine/quantization/layerReports';
import { type QuantizedNetwork, quantizeNetwork } from '../engine/quantization/quantizeNetwork';
import { evaluateAgainstStart, predict, referencePredictions } from './evaluation';
import type { RunContext } from './runContext';
import { drive } from './runControl';
import { type Trained, trainNetwork } from './training';

/** What a run comes to when nothing stops it. */
export interface Outcome extends Trained {
  readonly evaluation: Evaluation;
  readonly sizeBytes: number;
  readonly layers: readonly LayerReport[];
  readonly repairs: RepairReport | null;
  readonly integers: IntegerReport | null;
}

const untrained: Trained = { steps: 0, trainMs: 0 };

/** How each kind of run is carried out. Each throws `cancelled` and `diverged` besides data errors. */
export const carryOut: Readonly<Record<Method, (context: RunContext) => Promise<Outcome>>> = {
  base,
  fp32,
  ptq,
  qat,
  control,
};

async function base(context: RunContext): Promise<Outcome> {
  const startMs = context.now();
  const { correct, total, loss } = await referencePredictions(context);
  const evaluateMs = context.now() - startMs;
  return floatOutcome(context, { correct, total, loss, agreeing: null, evaluateMs }, untrained);
}

async function fp32(context: RunContext): Promise<Outcome> {
  const { settings, runId } = context.plan;
  const model = modelById(settings.model);
  const parameters = Parameters.fromCheckpoint(model, initialCheckpoint(model, settings.seed));
  try {
    const trained = await trainNetwork(context, parameters, null);
    const startMs = context.now();
    const predictions = await predict(context, parameters);
    context.networks.keep(runId, { model, checkpoint: await parameters.toCheckpoint() });
    const { correct, total, loss } = predictions;
    const evaluateMs = context.now() - startMs;
    return floatOutcome(context, { correct, total, loss, agreeing: null, evaluateMs }, trained);
  } finally {
    parameters.dispose();
  }
}

async function ptq(context: RunContext): Promise<Outcome> {
  const network = await calibrated(context);
  try {
    return await quantizedOutcome(context, network, untrained);
  } finally {
    network.dispose();
  }
}

async function qat(context: RunContext): Promise<Outcome> {
  const network = await calibrated(context);
  try {
    const trained = await trainNetwork(context, network.parameters, network.tap);
    return await quantizedOutcome(context, network, trained);
  } finally {
    network.dispose();
  }
}

/** Trains the folded start on, without quantization: the same network and steps as QAT. */
async function control(context: RunContext): Promise<Outcome> {
  const { model, checkpoint } = await context.networks.folded(context.plan);
  const parameters = Parameters.fromCheckpoint(model, checkpoint);
  try {
    const trained = await trainNetwork(context, parameters, null);
    return floatOutcome(context, await evaluateAgainstStart(context, parameters), trained);
  } finally {
    parameters.dispose();
  }
}

async function calibrated(context: RunContext): Promise<QuantizedNetwork> {
  const { plan, images, networks, control: runControl, progress } = context;
  const network = await networks.folded(plan);
  const order = await images.calibration(plan.settings.calibrationImages, plan.settings.seed);
  try {
    progress.enter('calibrating');
    const work = quantizeNetwork(network, plan.settings, order);
    return await drive(work, runControl, 'batch of images', ({ done, total }) =>
      progress.report(done, total),
    );
  } finally {
    order.dispose();
  }
}

async function quantizedOutcome(
  context: RunContext,
  network: QuantizedNetwork,
  trained: Trained,
): Promise<Outcome> {
  const { weightBits } = context.plan.settings;
  return {
    ...trained,
    evaluation: await evaluateAgainstStart(context, network.parameters, network.tap),
    sizeBytes: quantizedSizeBytes(network.parameters.model, weightBits),
    layers: await layerReports(network, weightBits),
    repairs: null,
    integers: null,
  };
}

function floatOutcome(context: RunContext, evaluation: Evaluation, trained: Trained): Outcome {
  const sizeBytes = floatSizeBytes(modelById(context.plan.settings.model));
  return { ...trained, evaluation, sizeBytes, layers: [], repairs: null, integers: null };
}
