import type { Browser, Page, Worker } from '@playwright/test';
import { type LongestTask, longestTaskDuring } from '../../../e2e/longTasks';
import type { Settings } from '../../../src/core/settings/settings';
import { type WorkerEvent, watchWorker, workerEvents } from './watchWorker';

/** What the lab's own page does while it trains. */
export interface LabRun {
  readonly backend: Settings['backend'];
  readonly batchSize: number;
  readonly steps: number;
  /** Reads of GPU memory; on WASM, where the memory is at hand, reports of new points. */
  readonly readbacks: number;
  readonly reports: number;
  /** Of the page's thread. */
  readonly longestTask: LongestTask;
}

const steps = 100;
const pollMs = 250;
/** Steps before the ones that count, while pipelines compile and the pace is found. */
const firstStep = 1;

/** Trains from scratch on the lab's page as a visitor would, and counts over 100 steps. */
export async function measureLabRun(
  browser: Browser,
  url: string,
  settings: Partial<Settings> & Pick<Settings, 'backend' | 'batchSize'>,
): Promise<LabRun> {
  const page = await browser.newPage();
  try {
    const worker = await openLab(page, `${url}?idle=1&backend=${settings.backend}`);
    await watchWorker(worker);
    let events: readonly WorkerEvent[] = [];
    const longestTask = await longestTaskDuring(browser, page, async () => {
      // The run is left behind when the page closes.
      await page.evaluate((wanted) => {
        globalThis.quantlab?.run({ method: 'fp32', settings: wanted }).catch(() => undefined);
      }, settings);
      events = await eventsUntil(worker, firstStep + steps);
    });
    const { backend, batchSize } = settings;
    const counted = countEvents(events, firstStep, firstStep + steps);
    return { backend, batchSize, steps, ...counted, longestTask };
  } finally {
    await page.close();
  }
}

async function openLab(page: Page, url: string): Promise<Worker> {
  const started = page.waitForEvent('worker');
  await page.goto(url);
  const worker = await started;
  await page.evaluate(() => globalThis.quantlab?.ready);
  return worker;
}

async function eventsUntil(worker: Worker, step: number): Promise<readonly WorkerEvent[]> {
  for (;;) {
    const events = await workerEvents(worker);
    if (events.some((event) => event.kind === 'points' && event.step >= step)) return events;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

/** Counts what happened after the report of one step, up to the one that reaches another. */
export function countEvents(
  events: readonly WorkerEvent[],
  from: number,
  to: number,
): Pick<LabRun, 'readbacks' | 'reports'> {
  const reportOf = (step: number) =>
    events.findIndex((event) => event.kind === 'points' && event.step >= step);
  const between = events.slice(reportOf(from) + 1, reportOf(to) + 1);
  const count = (kind: WorkerEvent['kind']) =>
    between.filter((event) => event.kind === kind).length;
  return { readbacks: count('readback'), reports: count('points') };
}
