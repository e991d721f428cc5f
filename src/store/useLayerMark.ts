import { useActions, useLab } from './context';

/** Whether a layer is the one that every view marks, and how to mark it or unmark it. */
export interface LayerMark {
  readonly marked: boolean;
  readonly onToggle: () => void;
}

export function useLayerMark(layerId: string): LayerMark {
  const marked = useLab(({ selectedLayerId }) => selectedLayerId === layerId);
  const { selectLayer } = useActions();
  return { marked, onToggle: () => selectLayer(marked ? null : layerId) };
}
