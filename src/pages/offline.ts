import { isKept } from '../core/view';
import type { LabStore } from '../store/labStore';

declare global {
  interface Navigator {
    /** Not in every browser. */
    readonly connection?: { readonly saveData?: boolean };
  }
}

/** Keeps the built page for a time without a network, unless it is one that keeps nothing. */
export function keepOffline(lab: LabStore): void {
  if (!import.meta.env.PROD || !isKept(lab.getState().view)) return;
  // Who asked for small transfers fetches the training images when they are wanted.
  void lab.actions.install({ withImages: !(navigator.connection?.saveData ?? false) });
}
