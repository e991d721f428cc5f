import type { QuantizedModel } from '../core/quantized/quantizedModel';
import type { Method, RunPlan } from '../core/run';
import type { Network } from '../engine/network/fold';

/**
 * The network that a run ended with, off the device. Plain data and typed arrays, so that it can be
 * cloned and stored.
 */
export type FinishedNetwork =
  | { readonly kind: 'float'; readonly network: Network }
  | {
      readonly kind: 'quantized';
      /** What the accuracy was measured on. Its weights are real values; AdaRound's lie on codes. */
      readonly model: QuantizedModel;
      /** With its weights as they were before AdaRound put them on codes; else `model` itself. */
      readonly latent: QuantizedModel;
    };

interface Kept {
  readonly method: Method;
  readonly network: FinishedNetwork;
  readonly bytes: number;
}

/** About 1,300 networks of 25,000 weights: more runs than a session makes. */
const defaultBudgetBytes = 128 * 1024 * 1024;

/**
 * What goes first when memory is short: PTQ is computed again from its plan; QAT and its control
 * have to be trained again; other runs start from the networks trained from scratch.
 */
const givenUp: Readonly<Record<Method, number>> = { base: 0, ptq: 0, qat: 1, control: 1, fp32: 2 };

/**
 * The networks that runs ended with, by the run's id, so many as fit a budget of memory: those that
 * can be computed again go first, among equals those that were used longest ago. The latest stays
 * whatever its size.
 */
export class FinishedNetworks {
  /** In the order of their last use. */
  private readonly kept = new Map<string, Kept>();
  private bytes = 0;

  constructor(private readonly budgetBytes = defaultBudgetBytes) {}

  keep({ runId, method }: Pick<RunPlan, 'runId' | 'method'>, network: FinishedNetwork): void {
    this.forget(runId);
    const bytes = sizeOf(network);
    this.kept.set(runId, { method, network, bytes });
    this.bytes += bytes;
    while (this.bytes > this.budgetBytes && this.kept.size > 1) this.forget(this.firstToGo(runId));
  }

  /** Returns the network of a run; null when it is not in memory. */
  of(runId: string): FinishedNetwork | null {
    const own = this.kept.get(runId);
    if (!own) return null;
    this.kept.delete(runId);
    this.kept.set(runId, own);
    return own.network;
  }

  forget(runId: string): void {
    this.bytes -= this.kept.get(runId)?.bytes ?? 0;
    this.kept.delete(runId);
  }

  private firstToGo(latest: string): string {
    const others = [...this.kept].filter(([runId]) => runId !== latest);
    const first = others.reduce((least, other) =>
      givenUp[other[1].method] < givenUp[least[1].method] ? other : least,
    );
    return first[0];
  }
}

/** Models that share an array hold it once. Units: bytes. */
function sizeOf(finished: FinishedNetwork): number {
  const arrays =
    finished.kind === 'float'
      ? [...finished.network.checkpoint.values()].map(({ data }) => data)
      : [finished.model, finished.latent].flatMap(arraysOf);
  return [...new Set(arrays)].reduce((sum, { byteLength }) => sum + byteLength, 0);
}

function arraysOf({ layers }: QuantizedModel): ArrayBufferView[] {
  return layers.flatMap(({ weight, bias, weightParams }) => [
    weight,
    bias,
    ...(weightParams ? [weightParams.scale, weightParams.zeroPoint] : []),
  ]);
}
