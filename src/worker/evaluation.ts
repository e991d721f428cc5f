import type { Evaluation } from '../core/run';
import { evaluate, type Predictions } from '../engine/evaluate';
import { Parameters } from '../engine/network/parameters';
import type { Tap } from '../engine/network/tap';
import type { RunContext } from './runContext';
import { drive } from './runControl';

/** Evaluates a network on the plan's test images, with progress, pause and cancel. */
export async function predict(
  context: RunContext,
  parameters: Parameters,
  tap?: Tap,
): Promise<Predictions> {
  const { plan, images, control, progress } = context;
  const order = await images.test(plan.settings.testImages);
  try {
    progress.enter('evaluating');
    const work = evaluate(parameters, order, tap);
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
  parameters: Parameters,
  tap?: Tap,
): Promise<Evaluation> {
  const reference = await referencePredictions(context);
  const startMs = context.now();
  const { correct, total, loss, classes } = await predict(context, parameters, tap);
  const agreeing = classes.reduce(
    (sum, label, i) => sum + (label === reference.classes[i] ? 1 : 0),
    0,
  );
  return { correct, total, loss, agreeing, evaluateMs: context.now() - startMs };
}

/** Returns what the float network that the plan starts from predicts; measured once. */
export async function referencePredictions(context: RunContext): Promise<Predictions> {
  const { start, settings } = context.plan;
  const origin = start.kind === 'run' ? start.runId : settings.model;
  const key = `${start.kind}/${origin}/${settings.testImages}`;
  const known = context.references.get(key);
  if (known) return known;
  const { model, checkpoint } = await context.networks.start(context.plan);
  const parameters = Parameters.fromCheckpoint(model, checkpoint);
  try {
    const predictions = await predict(context, parameters);
    context.references.set(key, predictions);
    return predictions;
  } finally {
    parameters.dispose();
  }
}
