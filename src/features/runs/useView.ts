import { type RefObject, useEffect, useState } from 'react';
import { lineHeight, type View } from './rowWindow';

/** The view is taken to move by that many lines at a time, so that scrolling draws less often. */
const stride = 4 * lineHeight;

function viewOf({ scrollTop, clientHeight }: HTMLElement): View {
  return { top: Math.floor(scrollTop / stride) * stride, height: clientHeight + stride };
}

/** Returns the part of what `scroll` scrolls that is in view. */
export function useView(scroll: RefObject<HTMLElement | null>): View {
  const [view, setView] = useState<View>({ top: 0, height: 0 });
  useEffect(() => {
    const element = scroll.current;
    if (!element) return;
    const look = () => {
      const now = viewOf(element);
      setView((before) => (before.top === now.top && before.height === now.height ? before : now));
    };
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    look();
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroll]);
  return view;
}
