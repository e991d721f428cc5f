import { useReactFlow, useStore } from '@xyflow/react';
import { useEffect, useRef } from 'react';

/** Text is still read with ease at this zoom. */
const leastZoom = 0.9;

/** Units: pixels. */
const room = 12;

/** Shows the graph from its top when it opens: all of it where there is room, else as much as can be read. */
export function useReadableStart(width: number, height: number): void {
  const { setViewport } = useReactFlow();
  const stageWidth = useStore((state) => state.width);
  const stageHeight = useStore((state) => state.height);
  const isPlaced = useRef(false);
  useEffect(() => {
    if (isPlaced.current || stageWidth === 0) return;
    isPlaced.current = true;
    const across = (stageWidth - 2 * room) / width;
    const down = (stageHeight - 2 * room) / height;
    const zoom = Math.min(across, Math.max(down, leastZoom), 1);
    void setViewport({ x: (stageWidth - width * zoom) / 2, y: room, zoom });
  }, [setViewport, stageWidth, stageHeight, width, height]);
}
