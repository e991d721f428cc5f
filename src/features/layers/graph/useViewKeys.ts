import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';

/** How far an arrow key moves the view. Units: pixels. */
const step = 60;

const moves: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [step, 0],
  ArrowRight: [-step, 0],
  ArrowUp: [0, step],
  ArrowDown: [0, -step],
};

/** Moves and zooms the graph by keys while the focus is in it: arrows, plus and minus, 0 for all of it. */
export function useViewKeys(): void {
  const { zoomIn, zoomOut, fitView } = useReactFlow();
  const store = useStoreApi();
  useEffect(() => {
    const { domNode, panBy } = store.getState();
    const zooms: Readonly<Record<string, () => void>> = {
      '+': () => void zoomIn(),
      '=': () => void zoomIn(),
      '-': () => void zoomOut(),
      '0': () => void fitView(),
    };
    const listen = (event: KeyboardEvent) => {
      const move = moves[event.key];
      const zoom = zooms[event.key];
      if (event.ctrlKey || event.metaKey || event.altKey || !(move || zoom)) return;
      event.preventDefault();
      if (move) void panBy({ x: move[0], y: move[1] });
      zoom?.();
    };
    domNode?.addEventListener('keydown', listen);
    return () => domNode?.removeEventListener('keydown', listen);
  }, [store, zoomIn, zoomOut, fitView]);
}
