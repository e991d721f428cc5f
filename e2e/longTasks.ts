import type { Page } from '@playwright/test';

declare global {
  var longTasksMs: number[];
}

/** Begins to note every task that keeps the page's thread for more than 50 ms. */
export async function watchLongTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    globalThis.longTasksMs = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) globalThis.longTasksMs.push(duration);
    }).observe({ type: 'longtask' });
  });
}

/** Returns how long the longest of them took; 0 when there was none. */
export const longestTaskMs = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(0, ...globalThis.longTasksMs));
