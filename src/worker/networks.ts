import { LabError } from '../core/errors';
import { type ModelChoice, modelOf } from '../core/model/models';
import type { RunPlan } from '../core/run';
import type { Widths } from '../core/sensitivity/widths';
import { loadShippedCheckpoint } from '../data/checkpoint';
import type { DataIo } from '../data/download';
import { encodeSafetensors } from '../data/safetensors';
import type { Network } from '../engine/network/fold';
import { FinishedNetworks } from './finishedNetworks';
import { Latest } from './latest';

/** The weights that runs start from and end with, off the device, so that they outlive a backend. */
export class Networks {
  readonly finished = new FinishedNetworks();
  /** Of the runs that were inspected last, by their id. */
  readonly widths = new Latest<Widths>(2);
  private readonly shipped = new Map<string, Promise<Network>>();

  constructor(private readonly io: DataIo) {}

  /** Returns the network a plan starts from. Throws: `checkpoint-invalid`, `data-missing`. */
  async start({ start, settings }: RunPlan): Promise<Network> {
    return start.kind === 'run' ? this.ofRun(start.runId) : this.ofModel(settings);
  }

  /** Returns the weights a run ended with, as a safetensors file. Throws: `checkpoint-invalid`. */
  export(runId: string): Uint8Array {
    const { model, checkpoint } = this.ofRun(runId);
    return encodeSafetensors(Object.fromEntries(checkpoint), { model: model.id });
  }

  private ofRun(runId: string): Network {
    const own = this.finished.of(runId);
    if (own?.kind === 'float') return own.network;
    throw new LabError(
      'checkpoint-invalid',
      'The weights of that run are no longer in memory.',
      'Train it again, or start from the shipped checkpoint.',
    );
  }

  private ofModel(choice: ModelChoice): Promise<Network> {
    const key = `${choice.dataset}/${choice.model}`;
    const known = this.shipped.get(key);
    if (known) return known;
    const network = loadShippedCheckpoint(choice, this.io).then((checkpoint) => ({
      model: modelOf(choice),
      checkpoint,
    }));
    this.shipped.set(key, network);
    network.catch(() => this.shipped.delete(key));
    return network;
  }
}
