import { type PointerEvent, useState } from 'react';
import { axisWords } from './axisWords';
import { useCurves } from './CurvesProvider';
import { useCursor } from './cursor';
import { windowWithin } from './zoom';

/** A drag over less of a chart is a click. */
const leastShare = 0.02;

/** Units: shares of a chart's width. */
interface Drag {
  readonly from: number;
  readonly to: number;
}

function shareAt(event: PointerEvent<HTMLDivElement>): number {
  const box = event.currentTarget.getBoundingClientRect();
  return Math.min(Math.max((event.clientX - box.left) / box.width, 0), 1);
}

const isWide = ({ from, to }: Drag) => Math.abs(to - from) >= leastShare;

/** Returns what lets the pointer move the cursor of all curve charts, and zoom them by a drag. */
export function useDragZoom() {
  const { x, last, view, zoomTo } = useCurves();
  const { moveTo } = useCursor();
  const [drag, setDrag] = useState<Drag | null>(null);
  const [low, high] = x.domain;
  const placeOf = (share: number) => low + share * (high - low);
  const { isWhole } = axisWords[view.axis];

  const handlers = {
    onPointerDown(event: PointerEvent<HTMLDivElement>) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setDrag({ from: shareAt(event), to: shareAt(event) });
    },
    onPointerMove(event: PointerEvent<HTMLDivElement>) {
      const share = shareAt(event);
      moveTo(isWhole ? Math.round(placeOf(share)) : placeOf(share));
      if (drag) setDrag({ ...drag, to: share });
    },
    onPointerUp() {
      if (drag && isWide(drag)) zoomTo(windowWithin([placeOf(drag.from), placeOf(drag.to)], last));
      setDrag(null);
    },
    onPointerCancel: () => setDrag(null),
    onPointerLeave: () => moveTo(null),
    onDoubleClick: () => zoomTo(null),
  };
  const selection =
    drag && isWide(drag)
      ? { left: Math.min(drag.from, drag.to), width: Math.abs(drag.to - drag.from) }
      : null;
  return { handlers, selection };
}
