import type { StoreApi } from 'zustand/vanilla';
import type { LabActions } from './actions';
import { imageSetHere } from './datasets';
import type { LabState } from './state';

/** Keeps the settings of the page to the own images that are in the browser, once that is known. */
export function followImages(
  state: StoreApi<LabState>,
  changeSetting: LabActions['changeSetting'],
): void {
  state.subscribe((now) => {
    if (now.keptDatasets === null) return;
    changeSetting('imageSet', imageSetHere(now, now.settings.dataset));
  });
}
