// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { fakePredictions } from '../../../core/samples/fakePredictions';
import { fakeSensitivities } from '../../../core/sensitivity/fakeReports';
import { LabProvider } from '../../../store/context';
import { createFakeLab } from '../../../store/fakeLab';
import { fakeRun } from '../../../store/fakeRun';
import { predictionsOf } from '../../../store/questions';
import type { RunRecord } from '../../../store/state';
import { noStudies, type Studies } from '../../../store/studies';
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

function show(
  runs: readonly RunRecord[],
  checked: readonly string[] = [],
  studies: Studies = noStudies,
) {
  const { lab } = createFakeLab();
  lab.setState(({ table }) => ({ runs, studies, table: { ...table, checked } }));
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

test('sensitivities stand on it once, for all runs of the float network that was studied', async () => {
  const sensitivity = { 'base-1': { kind: 'answered', value: fakeSensitivities } } as const;
  show([base, { ...ptq, plan: { ...ptq.plan, settings: base.plan.settings } }], [], {
    ...noStudies,
    sensitivity,
  });
  const title = within(await sheet()).getByRole('heading', { name: 'Sensitivity of the layers' });
  const { textContent } = title.closest('section') ?? {};
  expect(textContent).toContain('FP32 base, PTQ W4A4On 1,000 held-out training images');
  expect(textContent).toContain('float gets 90.0 % right. Most sensitive at 4 bits: dense.');
  expect(textContent).toContain('0.1250, 88.9 %');
});

test('two networks that were looked at image by image are compared, with pictures in the file', async () => {
  const others = { ...fakePredictions, classes: Uint8Array.of(1, 1, 2, 0, 1, 0) };
  const seen = [base, ptq].map((run) => ({ ...run, plan: { ...run.plan } }));
  for (const [index, { plan }] of seen.entries()) {
    predictionsOf.answers.set(plan, index === 0 ? fakePredictions : others);
  }
  show(seen);
  const page = within(await sheet());
  expect(page.getByText('Right as FP32 base, wrong as PTQ W4A4: 1')).toBeTruthy();
  const picture = await page.findByRole('img', { name: 'shirt, no. 3' });
  expect(picture.closest('li')?.textContent).toBe(
    'shirt (no. 3)FP32 base: coat, 50.0 %PTQ W4A4: shirt, 40.0 %',
  );
  const html = htmlFile('Report', await sheet(), '');
  expect(html).toContain('Image by image');
  expect(html.match(/ src="data:image\/bmp;base64,/g)).toHaveLength(2);
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
