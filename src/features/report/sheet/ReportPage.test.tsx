// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { LabProvider } from '../../../store/context';
import { createFakeLab } from '../../../store/fakeLab';
import { fakeRun } from '../../../store/fakeRun';
import type { RunRecord } from '../../../store/state';
import { LabTheme } from '../../../ui/theme/LabTheme';
import { htmlFile } from './htmlFile';
import { ReportPage } from './ReportPage';

afterEach(cleanup);

const base = fakeRun({ method: 'base', runId: 'base-1', correct: 9_000 });
const ptq = fakeRun({ method: 'ptq', runId: 'ptq-1', correct: 8_600, settings: { seed: 7 } });
const train = [0, 1].map((step) => ({
  ...{ step, loss: 0.5, accuracy: 0.9, learningRate: 0.03, elapsedMs: 10 * step },
}));
const qat = { ...fakeRun({ method: 'qat', runId: 'qat-1', correct: 8_970 }), train };

function show(runs: readonly RunRecord[], checked: readonly string[] = []) {
  const { lab } = createFakeLab();
  lab.setState(({ table }) => ({ runs, table: { ...table, checked } }));
  render(
    <LabTheme>
      <LabProvider lab={lab}>
        <ReportPage
          opened
          onClose={() => undefined}
          curves={({ runs: drawn }) => <p>{drawn.length} runs drawn</p>}
        />
      </LabProvider>
    </LabTheme>,
  );
}

const sheet = () => screen.findByRole('article', { name: 'Report as one page' });
const rowsOf = async () =>
  within(await sheet())
    .getAllByRole('row')
    .map(({ textContent }) => textContent);

test('one run is reported beside the network that it started from', async () => {
  show([base, ptq]);
  const { textContent } = await sheet();
  expect(textContent).toContain('FP32 base and PTQ W4A4');
  expect(textContent).toContain(
    'PTQ W4A4 classifies 86.00 % of 10,000 test images rightly (95 % interval 85.31 to 86.67 %), 4.00 points below FP32 base: more than a tie (0.60).',
  );
  expect(textContent).toContain('All of it was computed with one seed, 7');
  expect(textContent).toContain('#v=1&method=base,ptq&seed=7');
  expect((await rowsOf())[2]).toMatch(/^PTQ W4A4bits 32 . 486\.00 . 0\.68 on 10,000.4\.00/);
});

test('selected runs are compared, with their curves and what is lacking to judge them', async () => {
  show([base, ptq, qat], ['ptq-1', 'qat-1']);
  const { textContent } = await sheet();
  expect(textContent).toContain('PTQ W4A4 and QAT W4A4');
  expect(textContent).toContain('2 runs drawn');
  expect(textContent).toContain('Without the FP32 control beside it');
  expect(textContent).toContain('Runs have 2 seeds (7 and 42)');
  expect(await rowsOf()).toHaveLength(3);
});

test('a quantized run is diagnosed by what is known of it', async () => {
  show([base, ptq]);
  const title = within(await sheet()).getByRole('heading', { name: 'Diagnosis' });
  expect(title.closest('section')?.textContent).toMatch(/^DiagnosisPTQ W4A4PTQ .*4\.0/);
});

test('what cannot be made again has no address', async () => {
  show([base, { ...qat, rateChanges: [{ step: 1, peak: 0.1 }] }]);
  const { textContent } = await sheet();
  expect(textContent).toContain('changed by hand');
  expect(textContent).not.toContain('Make it again');
});

test('without a run it says what will appear', async () => {
  show([]);
  expect(await screen.findByText(/appears here once one has been measured/)).toBeTruthy();
});

test('the file has the report, and neither buttons nor what is left out', async () => {
  show([base, ptq]);
  const html = htmlFile('A <b>', await sheet(), 'p { color: red }');
  expect(html).toMatch(/^<!doctype html>/);
  expect(html).toContain('<title>A &lt;b&gt;</title>');
  expect(html).toContain('86.00 % of 10,000');
  expect(html).not.toContain('<button');
  expect(html).not.toContain('<script');
  expect(html).not.toContain('Image by image');
});
