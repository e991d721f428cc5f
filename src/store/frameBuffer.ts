/** Longest time that events wait when the page draws no frames, as in a hidden tab. */
const fallbackMs = 500;

export interface FrameBuffer<T> {
  push(item: T): void;
  /** Delivers what is buffered now. */
  flush(): void;
}

/** Returns a buffer that delivers what it holds at most once per animation frame. */
export function createFrameBuffer<T>(deliver: (items: readonly T[]) => void): FrameBuffer<T> {
  let items: T[] = [];
  let frame: number | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;

  function unschedule() {
    if (frame !== null) cancelAnimationFrame(frame);
    if (timer !== null) clearTimeout(timer);
    frame = null;
    timer = null;
  }

  function flush() {
    unschedule();
    if (items.length === 0) return;
    const batch = items;
    items = [];
    deliver(batch);
  }

  return {
    push(item) {
      items.push(item);
      frame ??= requestAnimationFrame(flush);
      timer ??= setTimeout(flush, fallbackMs);
    },
    flush,
  };
}
