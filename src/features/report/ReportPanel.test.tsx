// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { Method, RunResult } from '../../core/run';
import type { Settings } from '../../core/settings/settings';
import { LabProvider } from '../../store/context';
import { createFakeLab } from '../../store/fakeLab';
import { fakeIntegers, fakeRepairs } from '../../store/fakeReports';
import { fakeRun } from '../../store/fakeRun';
import { LabTheme } from '../../ui/theme/LabTheme';
import { ReportPanel } from './ReportPanel';

afterEach(cleanup);

/** Shows the report of a run; of a lab without runs where there is no method. */
function showReport(
  method: Method | null,
  settings: Partial<Settings> = {},
  result: Partial<RunResult> = {},
) {
  const { lab } = createFakeLab();
  if (method) lab.setState({ runs: [fakeRun({ method, correct: 8_952, settings, result })] });
  render(
    <LabTheme>
      <LabProvider lab={lab}>
        <ReportPanel />
      </LabProvider>
    </LabTheme>,
  );
  return screen.getByRole('region', { name: 'Report' });
}

const part = (name: string) => screen.getByRole('region', { name }).textContent;

test('without a result it says what will appear', () => {
  expect(showReport(null).textContent).toMatch(/^How a result was computed.*appears here/);
});

test('it says how the accuracy was computed, and where other arithmetic differs', () => {
  const report = showReport('ptq', {}, { integers: fakeIntegers });
  expect(part('Accuracy')).toMatch(/^Accuracy89.52 % of 10,000 test images/);
  expect(part('Accuracy')).toMatch(/on the integer grid.*in every layer/);
  const rows = within(report)
    .getAllByRole('row')
    .map(({ textContent }) => textContent);
  expect(rows).toContain('conv1< 0.001 %at most 10.040 %at most 10.20 %at most 1');
  expect(rows).toContain('classes0of 1,0001of 1,0002of 1,000');
});

test('it says what each repair gained on top of those before it', () => {
  showReport('ptq', { adaRound: true }, { repairs: fakeRepairs });
  expect(part('Repairs')).toContain('before77.50 %');
  expect(part('Repairs')).toContain('AdaRound84.20 % +6.60 points');
  expect(part('Repairs')).toContain('Bias correction84.00 % \u22120.20 points');
});

test('it names the mistakes that were on and mattered, and what else was not the default', () => {
  showReport('ptq', {
    model: 'cnn-bn',
    foldVariance: true,
    estimator: 'identity',
    weightGranularity: 'tensor',
  });
  expect(part('Mistakes')).toContain('Fold with the variance.');
  expect(part('Mistakes')).not.toContain('No clipping mask');
  expect(part('Settings that are not the defaults')).toContain('One scale perlayer not channel');
});

test('layers in float are named, and empty parts say what would fill them', () => {
  showReport('ptq', { layers: 'dense.float' });
  expect(part('Accuracy')).toMatch(/in conv1 and conv2; dense in float\./);
  expect(part('Repairs')).toMatch(/stands here for PTQ with one of them switched on/);
  expect(part('Mistakes')).toContain('None was switched on in this run.');
});

test('a float network has neither integers nor repairs', () => {
  showReport('base');
  expect(part('Accuracy')).toMatch(/Computed in 32-bit floating point/);
  expect(screen.queryByRole('region', { name: 'Repairs' })).toBeNull();
  expect(part('Settings that are not the defaults')).toMatch(/were the defaults/);
});
