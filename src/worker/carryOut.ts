import { modelOf } from '../core/model/models';
import { floatSizeBytes, quantizedSizeBytes } from '../core/model/size';
import { activationReports } from '../core/quantized/activationReports';
import type { QuantizedModel } from '../core/quantized/quantizedModel';
import type {
  ActivationReport,
  Evaluation,
  IntegerReport,
  LayerReport,
  Method,
  RepairReport,
} from '../core/run';
import { schemeOf } from '../core/scheme/schemeOf';
import { classifierOf } from '../engine/network/classifier';
import { foldNetwork } from '../engine/network/fold';
import { Parameters } from '../engine/network/parameters';
import { layerReports } from '../engine/quantization/layerReports';
import { readQuantizedModel } from '../engine/quantization/readQuantizedModel';
import {
  compareIntegers,
  evaluateAgainstStart,
  evaluateQuantized,
  referencePredictions,
} from './evaluation';
import { keepFinished } from './keepFinished';
import { quantized, startOf, toTrain, trainsUnfolded } from './quantizing';
import { repairedPtq, repairReport } from './repairing';
import type { RunContext } from './runContext';
import { type Trained, trainNetwork } from './training';

/** What a run comes to when nothing stops it. */
export interface Outcome extends Trained {
  readonly evaluation: Evaluation;
  readonly sizeBytes: number;
  readonly layers: readonly LayerReport[];
  readonly activations: readonly ActivationReport[];
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
  const { model, checkpoint } = await startOf(context);
  const parameters = Parameters.fromCheckpoint(model, checkpoint);
  try {
    const trained = await trainNetwork(context, { parameters, tap: null });
    const evaluation = await evaluateAgainstStart(context, classifierOf(parameters));
    await keepFloat(context, parameters);
    return floatOutcome(context, evaluation, trained);
  } finally {
    parameters.dispose();
  }
}

async function ptq(context: RunContext): Promise<Outcome> {
  const network = await repairedPtq(context);
  const outcome = await quantizedOutcome(context, network.model, untrained, network.latent);
  return { ...outcome, repairs: await repairReport(context, network, outcome.evaluation) };
}

async function qat(context: RunContext): Promise<Outcome> {
  const network = await quantized(context);
  const trainee = toTrain(network, context.plan.settings);
  try {
    const trained = await trainNetwork(context, trainee);
    const model = await readQuantizedModel(network.model, trainee.parameters, trainee.tap);
    return await quantizedOutcome(context, model, trained);
  } finally {
    trainee.parameters.dispose();
    trainee.tap.dispose();
  }
}

/** Trains what QAT trains for as many steps, without quantization and without its mistakes. */
async function control(context: RunContext): Promise<Outcome> {
  const start = await startOf(context);
  const network = trainsUnfolded(context.plan.settings) ? start : foldNetwork(start);
  const parameters = Parameters.fromCheckpoint(network.model, network.checkpoint);
  try {
    const trained = await trainNetwork(context, { parameters, tap: null });
    const evaluation = await evaluateAgainstStart(context, classifierOf(parameters));
    await keepFloat(context, parameters);
    return floatOutcome(context, evaluation, trained);
  } finally {
    parameters.dispose();
  }
}

async function keepFloat(context: RunContext, parameters: Parameters): Promise<void> {
  const network = { model: parameters.model, checkpoint: await parameters.toCheckpoint() };
  keepFinished(context, { kind: 'float', network });
}

async function quantizedOutcome(
  context: RunContext,
  model: QuantizedModel,
  trained: Trained,
  latent = model,
): Promise<Outcome> {
  const { method, settings } = context.plan;
  const scheme = schemeOf(settings, method === 'qat' ? 'qat' : 'ptq');
  const outcome = {
    ...trained,
    evaluation: await evaluateQuantized(context, model),
    sizeBytes: quantizedSizeBytes(model.model, scheme),
    layers: layerReports(model, latent),
    activations: activationReports(model),
    repairs: null,
    integers: await compareIntegers(context, model),
  };
  keepFinished(context, { kind: 'quantized', model, latent });
  return outcome;
}

function floatOutcome(context: RunContext, evaluation: Evaluation, trained: Trained): Outcome {
  const sizeBytes = floatSizeBytes(modelOf(context.plan.settings));
  return {
    ...trained,
    evaluation,
    sizeBytes,
    layers: [],
    activations: [],
    repairs: null,
    integers: null,
  };
}
