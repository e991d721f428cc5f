import type { LabClient } from '../client/labClient';
import { readLink } from '../share/link/readLink';
import { leftOutSentence, parseQuery } from '../share/query';
import { createLabStore, type LabStore } from '../store/labStore';
import { isTraining } from '../store/selectors';
import { installAutomation } from './automation';
import { keepOffline } from './offline';

/** The parts of the page's address that ask for something. */
export type Address = Pick<Location, 'search' | 'hash'>;

/**
 * Returns the lab that an address asks for, with its device opening and its base model being
 * measured. A link in the fragment starts nothing.
 */
export function bootLab(client: LabClient, { search, hash }: Address): LabStore {
  const query = parseQuery(search);
  const read = readLink(hash);
  const asked = read?.link ?? query;
  const lab = createLabStore(client, asked.settings, asked.view);
  installAutomation(lab);
  const leftOut = leftOutSentence(query);
  if (leftOut) lab.actions.tell(leftOut);
  if (read) lab.actions.openLink(read);
  void lab.actions.openDevice();
  void lab.actions.listDatasets();
  if (!query.idle && !read?.link) lab.actions.measureBase();
  if (!query.idle) keepOffline(lab);
  return lab;
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
