// @vitest-environment happy-dom
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import type { Settings } from '../../core/settings/settings';
import { LabProvider } from '../../store/context';
import { createFakeLab } from '../../store/fakeLab';
import { fakeRun } from '../../store/fakeRun';
import type { RunRecord } from '../../store/state';
import { LabTheme } from '../../ui/theme/LabTheme';
import { ChartsPanel } from './ChartsPanel';

afterEach(cleanup);

function show(runs: readonly RunRecord[]) {
  const { lab, client } = createFakeLab();
  lab.setState({ runs });
  render(
    <LabTheme>
      <LabProvider lab={lab}>
        <ChartsPanel />
      </LabProvider>
    </LabTheme>,
  );
  return { lab, client };
}

const trained = (settings: Partial<Settings>, steps = 200): RunRecord => ({
  ...fakeRun({ method: 'qat', correct: 8_900, settings, result: { steps } }),
  train: Array.from({ length: steps }, (_, step) => ({
    step,
    loss: 1,
    accuracy: 0.5,
    learningRate: 0.01,
    elapsedMs: (step + 1) * 10,
  })),
});

const curves = () => within(screen.getByRole('toolbar', { name: 'Curves' }));

test('before anything has trained there is one chart of results, and nothing to look closer at', async () => {
  show([fakeRun({ method: 'base', correct: 8_980 })]);
  expect(screen.queryByRole('tab')).toBeNull();
  expect(screen.queryByRole('toolbar', { name: 'Curves' })).toBeNull();
  expect(screen.getByRole('article', { name: 'Accuracy against bit width' })).toBeTruthy();
});

test('two learning rates bring the charts about them, chosen by keys', async () => {
  show([trained({ qatLearningRate: 0.01 }), trained({ qatLearningRate: 0.1 })]);
  const [first, second] = await screen.findAllByRole('tab');
  expect(first?.getAttribute('aria-selected')).toBe('true');
  first?.focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(second?.getAttribute('aria-selected')).toBe('true');
  const chart = await screen.findByRole('article', { name: 'Accuracy against learning rate' });
  expect(chart.textContent).toContain('At 4 bits 0.01 is best, with 89.0 %.');
  await userEvent.keyboard('{ArrowRight}');
  expect(await screen.findByRole('article', { name: 'Learning rate by bits' })).toBeTruthy();
});

test('a view is changed for all curves at once, each run drawn once for it', async () => {
  const { client } = show([trained({}), trained({ seed: 7 })]);
  await waitFor(() => expect(client.drawn).toHaveLength(2));
  await userEvent.selectOptions(curves().getByLabelText('Against'), 'time');
  await waitFor(() => expect(client.drawn).toHaveLength(4));
  await waitFor(() => {
    const loss = screen.getByRole('article', { name: 'Loss' });
    expect(loss.textContent).toContain('is at 1.000 at 2.0 s');
  });
});

test('zooming by buttons ends where it began', async () => {
  const { client } = show([trained({})]);
  const button = (name: string) => curves().getByRole('button', { name });
  await waitFor(() => expect(client.drawn).toHaveLength(1));
  expect(button('Zoom out')).toHaveProperty('disabled', true);
  await userEvent.click(button('Zoom in'));
  await userEvent.click(button('Later'));
  await waitFor(() => {
    expect(screen.getByRole('article', { name: 'Loss' }).textContent).toContain('150');
  });
  await userEvent.click(button('Show all'));
  expect(button('Zoom out')).toHaveProperty('disabled', true);
});

test('a run in progress is drawn anew alone', async () => {
  const [done, live] = [trained({}), trained({ seed: 7 }, 20)];
  const { client, lab } = show([done, live]);
  await waitFor(() => expect(client.drawn).toHaveLength(2));
  act(() => lab.setState({ runs: [done, { ...live, train: trained({}, 21).train }] }));
  await waitFor(() => expect(client.drawn).toHaveLength(3));
  expect(client.drawn.at(-1)).toBe(live.plan.runId);
});
