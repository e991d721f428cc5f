import { readFileSync } from 'node:fs';

/** How many tests passed and failed. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

const nothing: Tally = { passed: 0, failed: 0 };

export const addTallies = (a: Tally, b: Tally): Tally => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
});

/** Returns the JSON of a report, or null when the tests did not come to write one. */
export function readReport(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/** Returns the counts in vitest's JSON report. */
export const unitTally = (report: unknown): Tally => ({
  passed: count(report, 'numPassedTests'),
  failed: count(report, 'numFailedTests'),
});

/** Returns the counts in Playwright's JSON report. */
export function pageTally(report: unknown): Tally {
  if (!isRecord(report)) return nothing;
  const { stats } = report;
  return {
    passed: count(stats, 'expected') + count(stats, 'flaky'),
    failed: count(stats, 'unexpected'),
  };
}

function count(report: unknown, key: string): number {
  const value = isRecord(report) ? report[key] : undefined;
  return typeof value === 'number' ? value : 0;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
