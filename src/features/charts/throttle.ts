/** Charts redraw at most eight times a second. */
const shortestMs = 125;

/** Something that is done soon after it is asked for, once for all who ask meanwhile. */
export interface Throttle {
  soon(): void;
  stop(): void;
}

/** Returns a throttle that acts in the next task, or as late after the last time as charts want. */
export function createThrottle(act: () => void): Throttle {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let earliestMs = 0;
  const fire = () => {
    timer = null;
    earliestMs = performance.now() + shortestMs;
    act();
  };
  return {
    soon() {
      timer ??= setTimeout(fire, Math.max(earliestMs - performance.now(), 0));
    },
    stop() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
