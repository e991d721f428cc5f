// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { LabProvider } from '../../store/context';
import { createFakeLab, type FakeLab } from '../../store/fakeLab';
import { fakeRun } from '../../store/fakeRun';
import { LabTheme } from '../../ui/theme/LabTheme';
import { SweepButton } from './SweepButton';
import { SweepModal } from './SweepModal';

afterEach(cleanup);

interface Shown extends FakeLab {
  readonly onClose: () => void;
}

/** Shows the sweep of a lab that has measured its base model: two rates at one width. */
function showSweep(): Shown {
  const fake = createFakeLab();
  fake.lab.setState({ runs: [fakeRun({ method: 'base', correct: 9_000, runId: 'base-0' })] });
  fake.lab.actions.changeSweep({ rates: '0.01, 0.1', bits: [4] });
  const onClose = vi.fn();
  render(
    <LabTheme>
      <LabProvider lab={fake.lab}>
        <SweepButton onClick={() => undefined} />
        <SweepModal opened onClose={onClose} />
      </LabProvider>
    </LabTheme>,
  );
  return { ...fake, onClose };
}

function result() {
  const { result: own } = fakeRun({ method: 'ptq', correct: 8_900 });
  if (!own) throw new Error('a fake run has a result');
  return own;
}

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

const text = (pattern: RegExp) => screen.findByText(pattern);

test('the size and the time are there before it starts, and follow what is chosen', async () => {
  const { lab } = showSweep();
  expect(await text(/^2 QAT, 2 FP32 control, 1 PTQ and 1 FP32 base$/)).toBeTruthy();
  expect(await text(/^1 of 6 runs are there\. 5 runs to go, roughly /)).toBeTruthy();
  await userEvent.click(screen.getByRole('switch', { name: 'FP32 control beside it' }));
  await userEvent.click(screen.getByRole('checkbox', { name: '2' }));
  expect(await text(/^4 QAT, 2 PTQ and 1 FP32 base$/)).toBeTruthy();
  expect(lab.getState().sweep.bits).toEqual([4, 2]);
});

test('it is started, stopped and continued', async () => {
  const { client, lab, onClose } = showSweep();
  await press('Start the sweep');
  expect(onClose).toHaveBeenCalledOnce();
  await waitFor(() => expect(client.plans).toHaveLength(1));
  expect(screen.getByRole('button', { name: 'Sweep: 1 of 6' })).toBeTruthy();
  await client.finish(result());
  await waitFor(() => expect(client.plans).toHaveLength(2));
  await client.finish(result());
  await press('Stop the sweep');
  await waitFor(() => expect(screen.getByRole('button', { name: 'Sweep' })).toBeTruthy());
  expect(await text(/^3 of 6 runs are there\./)).toBeTruthy();
  await press('Continue the sweep');
  expect(await screen.findByRole('button', { name: 'Sweep: 3 of 6' })).toBeTruthy();
  expect(lab.getState().runs.filter(({ status }) => status === 'waiting')).toHaveLength(2);
});

test('what is wrong is said where it is, and nothing can start', async () => {
  showSweep();
  const rates = screen.getByRole('textbox', { name: 'Learning rates' });
  await userEvent.clear(rates);
  expect((await screen.findByRole('alert')).textContent).toBe('Give at least one learning rate.');
  expect(screen.getByRole('button', { name: 'Start the sweep' })).toHaveProperty('disabled', true);
  await userEvent.click(rates);
  await userEvent.paste('1e-4..1e-1:4');
  expect(await text(/^4 rates: 1e-4, 0\.001, 0\.01, 0\.1$/)).toBeTruthy();
  await userEvent.click(screen.getByRole('checkbox', { name: '4' }));
  expect((await screen.findByRole('alert')).textContent).toBe('Choose at least one bit width.');
});

test('a sweep can be widened while it runs', async () => {
  const { client } = showSweep();
  await press('Start the sweep');
  await waitFor(() => expect(client.plans).toHaveLength(1));
  await userEvent.click(screen.getByRole('checkbox', { name: '8' }));
  await press('Add 3 to the sweep');
  expect(await screen.findByRole('button', { name: 'Sweep: 1 of 9' })).toBeTruthy();
});

test('a run that happens to be one of the grid makes no sweep', async () => {
  const { client, lab } = showSweep();
  lab.actions.changeSettings({ qatLearningRate: 0.01 });
  lab.actions.runQat();
  await waitFor(() => expect(client.plans).toHaveLength(1));
  expect(screen.getByRole('button', { name: 'Sweep' })).toBeTruthy();
});
