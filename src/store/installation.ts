import type { LabActions } from './actions';
import type { Installation } from './installed';
import type { LabParts } from './labParts';
import { isUnfinished } from './selectors';
import type { LabState } from './state';

const workElsewhere =
  'Another tab of the lab is at work. Load the new version when its runs have ended.';

/** Returns what makes the lab work without a network, and keeps its version the one it is. */
export function installationActions({
  state,
  client: { installer, keepImages },
  notices,
}: LabParts): Pick<LabActions, 'install' | 'loadNewVersion'> {
  const change = (parts: Partial<Installation>) =>
    state.setState(({ installation }) => ({ installation: { ...installation, ...parts } }));
  return {
    async install({ withImages }) {
      try {
        state.subscribe((now) => installer.setBusy(isAtWork(now)));
        await installer.install(() => change({ newVersion: true }));
        change({ kept: 'page' });
        if (!withImages) return;
        await untilIdle(state);
        if (await keepImages()) change({ kept: 'everything' });
      } catch {
        // The lab works as well without; its help says what is kept.
      }
    },
    async loadNewVersion() {
      const loading = await installer.loadNewVersion();
      if (!loading) notices.say({ tone: 'info', text: workElsewhere, next: null, offer: null });
    },
  };
}

const isAtWork = ({ runs }: LabState) => runs.some(isUnfinished);

/** Resolves when no run is in progress or waits: the transfer of images leaves the first ones alone. */
function untilIdle({ getState, subscribe }: LabParts['state']): Promise<void> {
  if (!isAtWork(getState())) return Promise.resolve();
  return new Promise((resolve) => {
    const unsubscribe = subscribe((now) => {
      if (isAtWork(now)) return;
      unsubscribe();
      resolve();
    });
  });
}
