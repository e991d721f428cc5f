// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { LabProvider } from '../../store/context';
import { createFakeLab } from '../../store/fakeLab';
import { fakeRun } from '../../store/fakeRun';
import { LabTheme } from '../../ui/theme/LabTheme';
import { SensitivityPanel } from './SensitivityPanel';

afterEach(cleanup);

function show() {
  const fake = createFakeLab();
  fake.lab.setState({ runs: [fakeRun({ method: 'base', correct: 9_100 })] });
  render(
    <LabTheme>
      <LabProvider lab={fake.lab}>
        <SensitivityPanel />
      </LabProvider>
    </LabTheme>,
  );
  return fake;
}

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

test('shows every layer at every width, and what the threshold leaves in float', async () => {
  const { lab } = show();
  await press('Measure sensitivity');
  const row = await screen.findByRole('row', { name: /^dense/ });
  expect(
    within(row)
      .getAllByRole('cell')
      .map(({ textContent }) => textContent),
  ).toEqual([...['0.0078', '0.0313', '0.1250', '0.2500', '0.5000']]);
  await userEvent.click(within(row).getByRole('button', { name: 'dense' }));
  expect(lab.getState().selectedLayerId).toBe('dense');
  const threshold = within(screen.getByRole('region', { name: 'Threshold' }));
  expect(threshold.getByRole('status').textContent).toContain('conv1 float, dense float');
  await userEvent.selectOptions(threshold.getByRole('combobox'), '8');
  expect(threshold.getByRole('status').textContent).toContain('conv1 8, dense float');
});

test('a point of the Pareto front sets the bits of layers', async () => {
  const { lab } = show();
  await press('Search');
  const front = within(await screen.findByRole('table', { name: 'Pareto front' }));
  expect(front.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
    'conv1 2, dense 2',
    'conv1 2, dense 8',
  ]);
  await userEvent.type(screen.getByRole('textbox', { name: 'Accuracy at least, %' }), '70');
  await press('Set these bits');
  expect(lab.getState().settings.layers).toBe('conv1.w2.a2_dense.w2.a2');
  await press('Run PTQ with them');
  const measured = lab.getState().runs.at(-1)?.plan;
  expect(measured).toMatchObject({
    method: 'ptq',
    settings: { layers: 'conv1.w2.a2_dense.w2.a2' },
  });
  await userEvent.type(screen.getByRole('textbox', { name: 'Size at most, KB' }), '0.1');
  expect(screen.getByText('No measured network meets that.')).toBeTruthy();
});
