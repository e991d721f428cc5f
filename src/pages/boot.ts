import type { LabClient } from '../client/labClient';
import { leftOutSentence, parseQuery } from '../share/query';
import { createLabStore, type LabStore } from '../store/labStore';
import { isTraining } from '../store/selectors';
import { installAutomation } from './automation';

/** Returns the lab that a link asks for, with its device opening and its base model being measured. */
export function bootLab(client: LabClient, search: string): LabStore {
  const query = parseQuery(search);
  const lab = createLabStore(client, query.settings, query.view);
  installAutomation(lab);
  const leftOut = leftOutSentence(query);
  if (leftOut) lab.actions.tell(leftOut);
  void lab.actions.openDevice();
  if (!query.idle) lab.actions.measureBase();
  return lab;
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
