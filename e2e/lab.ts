import { test as base, type ConsoleMessage, expect, type Page } from '@playwright/test';
import { LabView } from './labView';

export { expect };

/** What a project chooses. */
export interface LabOptions {
  /** Value of `?backend=`. */
  readonly backend: string;
}

interface LabFixtures {
  readonly lab: LabView;
  /** Complaints of the browser that a test provokes on purpose. */
  readonly expectedComplaints: RegExp[];
}

/**
 * A test with the page of the lab at hand. It fails when the browser prints an error or a warning,
 * or the page throws, unless the test expects it.
 */
export const test = base.extend<LabFixtures & LabOptions>({
  backend: ['wasm', { option: true }],
  expectedComplaints: async ({ page: _ }, use) => use([]),
  lab: async ({ page, backend, expectedComplaints }, use) => {
    const complaints = listen(page);
    await use(new LabView(page, backend));
    const unexpected = complaints.filter(
      (text) => !expectedComplaints.some((pattern) => pattern.test(text)),
    );
    expect(unexpected, 'what the browser complained about').toEqual([]);
  },
});

/** Returns what the browser of a page complains about, as it comes. */
export function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (isComplaint(message)) complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`thrown: ${error.message}`));
  return complaints;
}

/** Playwright's own, where a test has no service worker. */
const blocked = 'Service Worker registration blocked by Playwright';

const isComplaint = (message: ConsoleMessage) =>
  (message.type() === 'error' || message.type() === 'warning') && message.text() !== blocked;
