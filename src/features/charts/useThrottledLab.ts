import { useEffect, useState } from 'react';
import { useLabStore } from '../../store/context';
import type { LabState } from '../../store/state';

/** Charts redraw at most eight times a second. */
const shortestMs = 125;

/** Returns the lab's state, changing no more often than charts should redraw. */
export function useThrottledLab(): LabState {
  const lab = useLabStore();
  const [state, setState] = useState(() => lab.getState());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const redraw = () => {
      timer = null;
      setState(lab.getState());
    };
    const soon = () => {
      timer ??= setTimeout(redraw, shortestMs);
    };
    soon();
    const unsubscribe = lab.subscribe(soon);
    return () => {
      unsubscribe();
      if (timer !== null) clearTimeout(timer);
    };
  }, [lab]);
  return state;
}
