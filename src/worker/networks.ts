import { LabError } from '../core/errors';
import { type ModelChoice, modelOf } from '../core/model/models';
import type { RunPlan } from '../core/run';
import type { Widths } from '../core/sensitivity/widths';
import { loadShippedCheckpoint } from '../data/checkpoint';
import type { DataIo } from '../data/download';
import type { Network } from '../engine/network/fold';
import { type FinishedNetwork, FinishedNetworks } from './finishedNetworks';
import { Latest } from './latest';
import { decodeNetwork, encodeNetwork } from './networkFile';

/** Finds the file of a network that a run ended with in an earlier session; null where none is kept. */
export type FindNetwork = (runId: string) => Promise<Uint8Array<ArrayBuffer> | null>;

/** The weights that runs start from and end with, off the device, so that they outlive a backend. */
export class Networks {
  readonly finished = new FinishedNetworks();
  /** Of the runs that were inspected last, by their id. */
  readonly widths = new Latest<Widths>(2);
  private readonly shipped = new Map<string, Promise<Network>>();

  constructor(
    private readonly io: DataIo,
    private readonly find: FindNetwork,
  ) {}

  /** Returns the network a plan starts from. Throws: `checkpoint-invalid`, `data-missing`. */
  async start({ start, settings }: RunPlan): Promise<Network> {
    return start.kind === 'run' ? this.ofStart(start.runId) : this.ofModel(settings);
  }

  /** Returns the network that a run ended with; null where it is neither in memory nor kept. */
  async ofRun({
    runId,
    method,
  }: Pick<RunPlan, 'runId' | 'method'>): Promise<FinishedNetwork | null> {
    const known = this.finished.of(runId);
    if (known) return known;
    const file = await this.find(runId);
    if (!file) return null;
    const network = decodeNetwork(file);
    this.finished.keep({ runId, method }, network);
    return network;
  }

  /** Returns the weights a run ended with, as a safetensors file. Throws: `checkpoint-invalid`. */
  async export(runId: string): Promise<Uint8Array<ArrayBuffer>> {
    const own = await this.ofRun({ runId, method: 'fp32' });
    if (own) return encodeNetwork(own);
    throw gone();
  }

  private async ofStart(runId: string): Promise<Network> {
    const own = await this.ofRun({ runId, method: 'fp32' });
    if (own?.kind === 'float') return own.network;
    throw gone();
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

const gone = () =>
  new LabError(
    'checkpoint-invalid',
    'The weights of that run are no longer in memory.',
    'Train it again, or start from the shipped checkpoint.',
  );
