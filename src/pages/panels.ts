import type { ComponentType } from 'react';
import { isHidden, type PanelId, type View } from '../core/view';
import { useLab } from '../store/context';

/** A part of the page that a link can hide. */
export interface Panel {
  readonly id: PanelId;
  readonly title: string;
  readonly panel: ComponentType;
}

/** Returns those panels that the view leaves in. */
export function shownPanels(panels: readonly Panel[], view: View): readonly Panel[] {
  return panels.filter(({ id }) => !isHidden(view, id));
}

export const useView = (): View => useLab(({ view }) => view);
