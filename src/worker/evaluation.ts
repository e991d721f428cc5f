import { type QuantizedModel, runsInIntegers } from '../core/quantized/quantizedModel';
import type { Evaluation, IntegerReport } from '../core/run';
import { evaluate, type Predictions } from '../engine/evaluate';
import { createIntegerNetwork } from '../engine/integer/integerNetwork';
import { integerReport } from '../engine/integer/integerReport';
import { type Classifier, classifierOf } from '../engine/network/classifier';
import { Parameters } from '../engine/network/parameters';
import { isFromScratch } from '../engine/training/plan';
import type { RunContext } from './runContext';
import { drive } from './runControl';

/** Evaluates a network on the plan's test images, with progress, pause and cancel. */
export async function predict(context: RunContext, network: Classifier): Promise<Predictions> {
  const { plan, images, control, progress } = context;
  const order = await images.test(plan.settings.testImages);
  try {
    progress.enter('evaluating');
    const work = evaluate(network, order);
    return await drive(work, control, 'batch of images', ({ done, total }) =>
      progress.report(done, total),
    );
  } finally {
    order.dispose();
  }
}

/** Returns the final figures of a quantized network, computed in integers. */
export async function evaluateQuantized(
  context: RunContext,
  model: QuantizedModel,
): Promise<Evaluation> {
  const network = createIntegerNetwork(model);
  try {
    return await evaluateAgainstStart(context, network);
  } finally {
    network.dispose();
  }
}

/** Returns how many test images a quantized network classifies rightly, computed in integers. */
export async function countCorrect(context: RunContext, model: QuantizedModel): Promise<number> {
  const network = createIntegerNetwork(model);
  try {
    return (await predict(context, network)).correct;
  } finally {
    network.dispose();
  }
}

/** Enough for shares of codes and predictions; a report shall not take as long as the run. */
const reportImages = 500;

/** Returns how the integers of a network depend on who computes them; null where there are none. */
export async function compareIntegers(
  { plan, images, control, progress }: RunContext,
  model: QuantizedModel,
): Promise<IntegerReport | null> {
  if (!model.layers.some(runsInIntegers)) return null;
  const order = await images.test(Math.min(reportImages, plan.settings.testImages));
  try {
    progress.enter('comparing');
    const work = integerReport(model, order);
    return await drive(work, control, 'batch of images', ({ done, total }) =>
      progress.report(done, total),
    );
  } finally {
    order.dispose();
  }
}

/** Returns the final figures of a network, with its agreement with the float network it came from. */
export async function evaluateAgainstStart(
  context: RunContext,
  network: Classifier,
): Promise<Evaluation> {
  const { method, settings } = context.plan;
  const reference = isFromScratch(method, settings) ? null : await referencePredictions(context);
  const startMs = context.now();
  const { classes, ...figures } = await predict(context, network);
  const agreeing = reference && countAgreeing(classes, reference.classes);
  return { ...figures, agreeing, evaluateMs: context.now() - startMs };
}

function countAgreeing(a: Uint8Array, b: Uint8Array): number {
  return a.reduce((sum, label, index) => sum + (label === b[index] ? 1 : 0), 0);
}

/** Returns what the float network that the plan starts from predicts; measured once. */
export async function referencePredictions(context: RunContext): Promise<Predictions> {
  const { start, settings } = context.plan;
  const origin = start.kind === 'run' ? start.runId : settings.model;
  const key = [start.kind, origin, settings.dataset, settings.testImages].join('/');
  const known = context.references.get(key);
  if (known) return known;
  const { model, checkpoint } = await context.networks.start(context.plan);
  const parameters = Parameters.fromCheckpoint(model, checkpoint);
  try {
    const predictions = await predict(context, classifierOf(parameters));
    context.references.set(key, predictions);
    return predictions;
  } finally {
    parameters.dispose();
  }
}
