// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { createFakeClient, type FakeClient, fakeResult } from '../client/fakeClient';
import { LabProvider } from '../store/context';
import type { LabStore } from '../store/labStore';
import { LabTheme } from '../ui/theme/LabTheme';
import { bootLab } from './boot';
import { LabPage } from './LabPage';

afterEach(cleanup);

interface Shown {
  readonly client: FakeClient;
  readonly lab: LabStore;
}

function show(search = '', hash = ''): Shown {
  const client = createFakeClient();
  const { lab } = bootLab(client, { search, hash }, null);
  render(
    <LabTheme>
      <LabProvider lab={lab}>
        <LabPage />
      </LabProvider>
    </LabTheme>,
  );
  return { client, lab };
}

const started = ({ client }: Shown, runs: number) =>
  waitFor(() => expect(client.plans).toHaveLength(runs));

/** Shows the page and ends the evaluation of the base model. */
async function showMeasured(): Promise<Shown> {
  const shown = show();
  await started(shown, 1);
  await shown.client.finish(fakeResult());
  return shown;
}

const toolbar = () => within(screen.getByRole('toolbar', { name: 'Runs' }));
const press = (name: string) => userEvent.click(toolbar().getByRole('button', { name }));

test('on load the device is named and the base model measured', async () => {
  await showMeasured();
  expect(await screen.findByText('WASM - 2 threads, no GPU found')).toBeTruthy();
  const row = (await screen.findByRole('button', { name: 'FP32 base' })).closest('tr');
  expect(row?.textContent).toContain('89.50 \u00b1 0.60 on 10,000');
});

test('a page that shall wait measures nothing', async () => {
  const shown = show('?idle=1');
  await waitFor(() => expect(shown.lab.getState().device.kind).toBe('open'));
  expect(shown.client.plans).toEqual([]);
});

test('what a link says wrongly is told and can be dismissed', async () => {
  show('?batch=0');
  const sentence = /Left out of the link: batch=0/;
  expect(screen.getByText(sentence)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(screen.queryByText(sentence)).toBeNull();
});

test('one button measures PTQ at every width', async () => {
  const shown = await showMeasured();
  await press('Quantize');
  expect(await screen.findByText('4 waiting')).toBeTruthy();
  for (let run = 2; run <= 6; run++) {
    await started(shown, run);
    await shown.client.finish(fakeResult());
  }
  for (const bits of [8, 6, 4, 3, 2]) {
    expect(await screen.findByRole('button', { name: `PTQ W${bits}A${bits}` })).toBeTruthy();
  }
  const sentence = 'PTQ keeps 8, 6, 4, 3 and 2 bits within a tie of FP32.';
  expect((await screen.findAllByText(sentence)).length).toBeGreaterThan(0);
});

test('a value out of range says so at its field and keeps anything from starting', async () => {
  await showMeasured();
  await userEvent.click(screen.getByRole('heading', { name: 'Activations' }));
  const field = screen.getByRole('textbox', { name: /Calibration images/ });
  await userEvent.clear(field);
  await userEvent.type(field, '0');
  expect((await screen.findByRole('alert')).textContent).toBe(
    'Calibration images must be between 1 and 5000 images.',
  );
  for (const name of ['Quantize', 'Run QAT', 'Train from scratch']) {
    expect(toolbar().getByRole('button', { name })).toHaveProperty('disabled', true);
  }
  await userEvent.click(screen.getByRole('button', { name: 'Reset calibration images to 1024' }));
  expect(screen.queryByRole('alert')).toBeNull();
});

test('a setting changed during a run offers a restart', async () => {
  const shown = await showMeasured();
  await press('Train from scratch');
  await started(shown, 2);
  shown.lab.actions.changeSetting('batchSize', 32);
  await userEvent.click(await screen.findByRole('button', { name: 'Restart with changes' }));
  await started(shown, 3);
  expect(shown.client.plans.at(-1)?.settings.batchSize).toBe(32);
});

test('a run that diverged says why and can be done again slower', async () => {
  const shown = await showMeasured();
  await press('Train from scratch');
  await started(shown, 2);
  const problem = { code: 'diverged', message: 'The loss became NaN.', next: 'Slow.' } as const;
  await shown.client.finish(fakeResult({ end: 'diverged', evaluation: null, problem }));
  expect(await screen.findByText(/The loss became NaN/)).toBeTruthy();
  const offer = 'Retry at a tenth of the learning rate';
  await userEvent.click(screen.getByRole('button', { name: offer }));
  await started(shown, 3);
  expect(shown.client.plans.at(-1)?.settings.learningRate).toBe(0.005);
});

test('the keys work, and help lists them', async () => {
  const shown = await showMeasured();
  await userEvent.keyboard('s');
  await started(shown, 2);
  expect(shown.client.steered).toContainEqual(['qat-1', 'step']);
  await userEvent.keyboard('?');
  expect(await screen.findByText('one training step')).toBeTruthy();
});

test('the inspector has a report, and the published table opens and closes by keyboard', async () => {
  await showMeasured();
  await userEvent.click(screen.getByRole('tab', { name: 'Report' }));
  const report = screen.getByRole('region', { name: 'Report' });
  await waitFor(() => expect(report.textContent).toContain('89.50 % of 10,000 test images'));
  screen.getByRole('button', { name: 'Published table' }).focus();
  await userEvent.keyboard('{Enter}');
  expect(await screen.findByRole('button', { name: 'Run the grid' })).toBeTruthy();
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Run the grid' })).toBeNull());
});

test('the selected run is the one whose layers are shown', async () => {
  const shown = await showMeasured();
  await press('Quantize');
  const layer = {
    id: 'conv1',
    weightShape: [3, 3, 1, 40],
    bits: 8,
    scale: [0.01, 0.02],
    zeroPoint: [0, 0],
    range: [-0.02, 0.02],
    histogram: [1, 2, 1],
    edges: [-1.5, -0.5, 0.5, 1.5],
    codes: [-1, 1],
    clippedShare: 0.003,
    sqnrDb: 20,
    activation: null,
  } as const;
  await started(shown, 2);
  await shown.client.finish(fakeResult({ layers: [layer] }));
  const card = await screen.findByRole('article', { name: 'conv1' });
  expect(card.textContent).toContain('clipped0.30 %');
  expect(card.textContent).toContain('20.0 dB');
});
