import { LabError } from '../../core/errors';
import type { FinishedNetwork } from '../finishedNetworks';
import { repairedPtq } from '../repairing';
import type { RunContext } from '../runContext';

/**
 * Returns the network that the plan's run ended with: as it is kept, or computed again where nothing
 * was trained.
 *
 * Throws: `network-gone`, `cancelled`, `checkpoint-invalid` where its start is gone.
 */
export async function finishedNetwork(context: RunContext): Promise<FinishedNetwork> {
  const { plan, networks } = context;
  const kept = await networks.ofRun(plan);
  if (kept) return kept;
  if (plan.method === 'base') return { kind: 'float', network: await networks.start(plan) };
  if (plan.method !== 'ptq') throw gone();
  const { model, latent } = await repairedPtq(context);
  const computed: FinishedNetwork = { kind: 'quantized', model, latent };
  networks.finished.keep(plan, computed);
  return computed;
}

function gone(): LabError {
  return new LabError(
    'network-gone',
    'The network that this run trained is no longer in memory.',
    'Run it again with the same settings to look into it.',
  );
}
