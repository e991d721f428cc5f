import type { FinishedNetwork } from './finishedNetworks';
import { encodeNetwork } from './networkFile';
import type { RunContext } from './runContext';

/** Keeps what a run ended with at hand; the page gets what only training can make again. */
export function keepFinished(
  { plan, networks, progress }: RunContext,
  network: FinishedNetwork,
): void {
  networks.finished.keep(plan, network);
  if (plan.method !== 'ptq') progress.network(encodeNetwork(network));
}
