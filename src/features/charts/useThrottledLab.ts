import { useEffect, useState } from 'react';
import { useLabStore } from '../../store/context';
import type { LabState } from '../../store/state';
import { createThrottle } from './throttle';

/** Returns the lab's state, changing no more often than charts should redraw. */
export function useThrottledLab(): LabState {
  const lab = useLabStore();
  const [state, setState] = useState(() => lab.getState());
  useEffect(() => {
    const redraw = createThrottle(() => setState(lab.getState()));
    redraw.soon();
    const unsubscribe = lab.subscribe(redraw.soon);
    return () => {
      unsubscribe();
      redraw.stop();
    };
  }, [lab]);
  return state;
}
