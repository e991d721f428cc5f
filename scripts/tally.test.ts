import { describe, expect, it } from 'vitest';
import { addTallies, pageTally, readReport, unitTally } from './tally';

describe('tallies', () => {
  it('counts the tests of both reports', () => {
    const unit = unitTally({ numPassedTests: 40, numFailedTests: 1 });
    const page = pageTally({ stats: { expected: 5, unexpected: 2, flaky: 0, skipped: 0 } });
    expect(addTallies(unit, page)).toEqual({ passed: 45, failed: 3 });
  });

  it('counts nothing where there is no report', () => {
    const report = readReport('/no/such/report.json');
    expect(report).toBeNull();
    expect(unitTally(report)).toEqual({ passed: 0, failed: 0 });
    expect(pageTally(report)).toEqual({ passed: 0, failed: 0 });
  });
});
