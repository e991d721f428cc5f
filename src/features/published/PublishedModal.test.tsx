// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import type { RunPlan, RunResult } from '../../core/run';
import { LabProvider } from '../../store/context';
import { createFakeLab, type FakeLab } from '../../store/fakeLab';
import { fakeRun } from '../../store/fakeRun';
import { LabTheme } from '../../ui/theme/LabTheme';
import { PublishedModal } from './PublishedModal';

afterEach(cleanup);

const base = fakeRun({ method: 'base', correct: 9_100, runId: 'base-0' });

interface Shown extends FakeLab {
  readonly onClose: () => void;
}

/** Shows the table of a lab that has measured its base model. */
function showTable(): Shown {
  const fake = createFakeLab();
  fake.lab.setState({ runs: [base] });
  const onClose = vi.fn();
  render(
    <LabTheme>
      <LabProvider lab={fake.lab}>
        <PublishedModal opened onClose={onClose} />
      </LabProvider>
    </LabTheme>,
  );
  return { ...fake, onClose };
}

function resultOf({ method }: RunPlan, correct: number): RunResult {
  const { result } = fakeRun({ method, correct });
  if (!result) throw new Error('a fake run has a result');
  return result;
}

/** Ends the runs that are asked for, one after another, until none is left. */
async function carryOut({ client, lab }: FakeLab, correct: (plan: RunPlan) => number) {
  await waitFor(() => expect(client.plans).not.toEqual([]));
  while (lab.getState().runs.some(({ status }) => status === 'running')) {
    const plan = client.plans.at(-1);
    if (!plan) throw new Error('nothing runs');
    await client.finish(resultOf(plan, correct(plan)));
  }
}

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

/** What stands in a row of the table whose caption starts so. */
function rowOf(caption: RegExp, name: string): (string | null)[] {
  const table = within(screen.getByRole('table', { name: caption }));
  const headings = table.getAllByRole('rowheader');
  const heading = headings.find(({ textContent }) => textContent.trim() === name);
  return heading ? cellsOf(heading) : [];
}

function cellsOf(heading: HTMLElement): (string | null)[] {
  const cells = heading.closest('tr')?.querySelectorAll('td') ?? [];
  return [...cells].map(({ textContent }) => textContent);
}

test('the published figures stand there before anything has run', () => {
  showTable();
  const unknown = '\u2013';
  expect(rowOf(/^CNN \+ BN/, 'PTQ 4 bits')).toEqual(['52', '7086.1 with root', unknown, unknown]);
  expect(rowOf(/^CNN a/, 'FP32').at(-1)).toBe('91.00 \u00b1 0.56+1.0');
  expect(screen.getByText(/^25 runs more, roughly [\d.]+ s$/)).toBeTruthy();
});

test('both grids fill in, off the charts, and a sentence says what survives', async () => {
  const shown = showTable();
  await userEvent.click(screen.getByText('PTQ alone'));
  await press('Run the grid');
  expect(screen.getByText(/^1 of 14 runs done/)).toBeTruthy();
  await carryOut(shown, ({ settings }) => (settings.foldVariance ? 7_000 : 9_080));
  await screen.findByText('all 14 runs are there');
  expect(shown.client.plans).toHaveLength(13);
  expect(rowOf(/^CNN \+ BN/, 'PTQ 4 bits').slice(2)).toEqual([
    '70.00 \u00b1 0.90+18.0',
    '90.80 \u00b1 0.57+38.8',
  ]);
  expect(screen.getByText(/^With the lab's defaults it does not hold that PTQ loses/)).toBeTruthy();
  expect(shown.lab.getState().runs.filter((run) => run.shown)).toHaveLength(1);
});

test('cancelling takes back what has not run', async () => {
  const { client, lab } = showTable();
  await press('Run the grid');
  await waitFor(() => expect(client.plans).toHaveLength(1));
  await press('Cancel the grid');
  await waitFor(() =>
    expect(lab.getState().runs.map(({ status }) => status)).toEqual(['finished', 'cancelled']),
  );
});

test('one mistake at a time tells what each costs, and no run is repeated', async () => {
  const shown = showTable();
  const bits = screen.getByRole('combobox', { name: 'Bits' });
  await userEvent.selectOptions(bits, '8 bits');
  await press('Fix one at a time');
  await carryOut(shown, ({ settings }) => {
    if (settings.bias === 'product') return 5_000;
    return settings.foldVariance ? 7_000 : 9_060;
  });
  await screen.findByText('all 11 runs are there');
  const points = (label: string) => cellsOf(screen.getByText(label)).at(-1);
  expect(points('Folded with the variance')).toBe('+20.6');
  expect(points('Quantized before ReLU')).toBe('0.0');
  expect(points('Bias in 8 bits too')).toBe('\u221220.0');
  await userEvent.selectOptions(bits, '6 bits');
  expect(screen.getByText(/^10 runs more/)).toBeTruthy();
  await userEvent.selectOptions(bits, '8 bits');
  expect(screen.getByText('all 11 runs are there')).toBeTruthy();
});

test('the published scheme can be put into the settings', async () => {
  const { lab, onClose } = showTable();
  await press('Use these settings');
  expect(onClose).toHaveBeenCalledOnce();
  expect(lab.getState().settings).toMatchObject({
    model: 'cnn-bn',
    weightBits: 4,
    logitBits: 4,
    foldVariance: true,
    qatMomentum: 0.5,
  });
});
