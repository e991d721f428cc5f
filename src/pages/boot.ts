import type { LabClient } from '../client/labClient';
import { defaultSettings } from '../core/settings/settings';
import { isKept } from '../core/view';
import type { KeepIo } from '../keep/keepIo';
import { keepLab } from '../keep/keepLab';
import { readLink } from '../share/link/readLink';
import { leftOutSentence, parseQuery } from '../share/query';
import { createLabStore, type LabStore } from '../store/labStore';
import { isTraining } from '../store/selectors';
import { installAutomation } from './automation';
import { keepOffline } from './offline';

/** The parts of the page's address that ask for something. */
export type Address = Pick<Location, 'search' | 'hash'>;

export interface Boot {
  readonly lab: LabStore;
  /** Resolves once what was kept is back. Never rejects. */
  readonly ready: Promise<void>;
}

const linkKey = 'quantlab-link';

/**
 * Returns the lab that an address asks for, with what was kept of it on its way back, its device
 * opening and its base model being measured. A link in the fragment starts nothing; without `io`
 * nothing is kept.
 */
export function bootLab(client: LabClient, { search, hash }: Address, io: KeepIo | null): Boot {
  const query = parseQuery(search);
  const read = readLink(hash);
  const asked = read?.link ?? query;
  const lab = createLabStore(client, asked.settings, asked.view);
  const ready = start();
  installAutomation(lab, ready);
  return { lab, ready };

  async function start(): Promise<void> {
    if (io && isKept(asked.view)) await keepLab(lab, io, { restoresSettings: restores(io) });
    lab.actions.recallSweep();
    const leftOut = leftOutSentence(query);
    if (leftOut) lab.actions.tell(leftOut);
    // After what was kept: what a sender measured may be among it.
    if (read) lab.actions.openLink(read);
    void lab.actions.openDevice();
    void lab.actions.listDatasets();
    if (!query.idle && !read?.link) lab.actions.measureBase();
    if (!query.idle) keepOffline(lab);
  }

  function restores(browser: KeepIo): boolean {
    const isReloaded = isReload(browser, search + hash);
    return isReloaded || asked.settings === defaultSettings;
  }
}

/** A link sets its settings once in a tab; after that a reload brings back what became of them. */
function isReload({ tab }: KeepIo, link: string): boolean {
  try {
    const known = tab?.getItem(linkKey) === link;
    tab?.setItem(linkKey, link);
    return known;
  } catch {
    return false;
  }
}

/** Opens links that are put behind the address of an open page. */
export function watchLinks(lab: LabStore): void {
  addEventListener('hashchange', () => {
    const read = readLink(location.hash);
    if (read) lab.actions.openLink(read);
  });
  lab.subscribe(({ link }, before) => {
    // Settings never change the address, so a link that somebody is done with is no longer true.
    if (before.link && !link) history.replaceState(null, '', location.pathname + location.search);
  });
}

/** Makes the browser ask before a page that trains is closed. */
export function askBeforeLeaving(lab: LabStore): void {
  addEventListener('beforeunload', (event) => {
    const atWork = lab.getState().runs.some((run) => isTraining(run) && isUnfinished(run.status));
    if (atWork) event.preventDefault();
  });
}

function isUnfinished(status: string): boolean {
  return status === 'running' || status === 'paused';
}
