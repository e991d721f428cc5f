import type { Browser, Page } from '@playwright/test';

declare global {
  var longTasksMs: number[];
}

/** How long the longest task kept the page's thread. */
export interface LongestTask {
  /** From its beginning to its end, as `PerformanceObserver` tells; 0 when none took 50 ms. */
  readonly wallMs: number;
  /** What the thread computed for it: less, on a machine that has other work. */
  readonly cpuMs: number;
}

/** Does something on the page and returns the longest task of the page's thread meanwhile. */
export async function longestTaskDuring(
  browser: Browser,
  page: Page,
  action: () => Promise<void>,
): Promise<LongestTask> {
  await browser.startTracing(page, { categories: ['toplevel'] });
  await page.evaluate(() => {
    globalThis.longTasksMs = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) globalThis.longTasksMs.push(duration);
    }).observe({ type: 'longtask' });
  });
  await action();
  const wallMs = await page.evaluate(() => Math.max(0, ...globalThis.longTasksMs));
  const trace = await browser.stopTracing();
  return { wallMs, cpuMs: longestCpuMs(JSON.parse(trace.toString())) };
}

/** What the browser's trace has of a task. Units: microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Time of the thread's own. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

function longestCpuMs({ traceEvents }: { traceEvents: readonly TraceEvent[] }): number {
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid}:${tid}`;
  const pageThreads = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(threadOf),
  );
  const durations = traceEvents
    .filter((event) => event.name.endsWith('RunTask') && pageThreads.has(threadOf(event)))
    .map(({ tdur = 0 }) => tdur / 1000);
  if (durations.length === 0) throw new Error('the trace has no task of the page');
  return durations.reduce((longest, duration) => Math.max(longest, duration), 0);
}
