// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { defaultSettings, type Settings } from '../../core/settings/settings';
import { LabProvider } from '../../store/context';
import { createFakeLab } from '../../store/fakeLab';
import type { LabStore } from '../../store/labStore';
import { LabTheme } from '../../ui/theme/LabTheme';
import { SettingsRail } from './SettingsRail';

afterEach(cleanup);

function show(settings: Partial<Settings> = {}): LabStore {
  const { lab } = createFakeLab({ ...defaultSettings, ...settings });
  render(
    <LabTheme>
      <LabProvider lab={lab}>
        <SettingsRail />
      </LabProvider>
    </LabTheme>,
  );
  return lab;
}

function section(title: string): HTMLElement {
  const found = screen.getByRole('heading', { name: title }).closest('details');
  if (!found) throw new Error(`no section ${title}`);
  return found;
}

const isOpen = (title: string) => section(title).hasAttribute('open');
const header = (title: string) => section(title).querySelector('summary')?.textContent;
const unfold = (title: string) => userEvent.click(screen.getByRole('heading', { name: title }));
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

test('at first only the experiment is unfolded, and nothing says it was changed', () => {
  show();
  const open = screen.getAllByRole('group').filter((group) => group.hasAttribute('open'));
  expect(open).toEqual([section('Experiment')]);
  expect(screen.queryByText(/changed/)).toBeNull();
  expect(header('Mistakes')).toBe('Mistakesnone on');
});

test('a folded section says how much in it was changed, and takes it back', async () => {
  const lab = show({ weightRange: 'min-max', narrowRange: false });
  expect(isOpen('Weights')).toBe(false);
  expect(header('Weights')).toBe('Weights2 changed');
  await unfold('Weights');
  await press('Back to the defaults: weights');
  expect(lab.getState().settings).toEqual(defaultSettings);
  expect(header('Weights')).toBe('Weights');
});

test('a field without effect is disabled and says why, until it has one', async () => {
  const lab = show({ adaRound: false, adaRoundBy: 'gradient' });
  await unfold('Repairs after training');
  const steps = screen.getByRole('textbox', { name: 'AdaRound steps' });
  expect(steps).toHaveProperty('disabled', true);
  expect(screen.getAllByText('No effect: AdaRound is off.')[0]).toBeTruthy();
  await userEvent.click(screen.getByRole('switch', { name: 'AdaRound' }));
  expect(steps).toHaveProperty('disabled', false);
  expect(lab.getState().settings.adaRound).toBe(true);
});

test('a value that is not legal can be mended where it has no effect, in a section that unfolds', async () => {
  const lab = show({ adaRoundSteps: 0 });
  expect(isOpen('Repairs after training')).toBe(true);
  expect(header('Repairs after training')).toContain('1 problem');
  const steps = screen.getByRole('textbox', { name: 'AdaRound steps' });
  await userEvent.clear(steps);
  await userEvent.type(steps, '5');
  expect(lab.getState().settings.adaRoundSteps).toBe(5);
  expect(screen.queryByRole('alert')).toBeNull();
});

test('layers get bits of their own, row by row', async () => {
  const lab = show();
  await unfold('Layer by layer');
  const layers = () => lab.getState().settings.layers;
  const weights = screen.getByRole('combobox', { name: 'Bits of the weights of conv2' });
  await userEvent.selectOptions(weights, '16');
  const input = screen.getByRole('combobox', { name: 'Bits of the input of dense' });
  await userEvent.selectOptions(input, 'float');
  await userEvent.click(screen.getByRole('switch', { name: 'conv1 is frozen in QAT' }));
  expect(layers()).toBe('conv1.frozen_conv2.w16_dense.af');
  await press('First and last at 8 bits');
  expect(layers()).toBe('conv1.w8.a8.frozen_conv2.w16_dense.w8.a8');
  await userEvent.selectOptions(weights, 'as all');
  await press('First and last at 8 bits');
  expect(layers()).toBe('conv1.frozen');
  await press('Clear');
  expect(layers()).toBe('');
});

test.each([
  ['conv9.w8', 'Layer by layer: the model has no layer "conv9"; it has conv1, conv2, dense.'],
  ['conv1.w9', 'Layer by layer: "w9" is none of'],
])('a link with the layers %s gets a sentence and a way out', async (layers, sentence) => {
  const lab = show({ layers });
  expect(isOpen('Layer by layer')).toBe(true);
  expect(screen.getByRole('alert').textContent).toContain(sentence);
  await press('Clear layer by layer');
  expect(lab.getState().settings.layers).toBe('');
  expect(screen.getByRole('table', { name: 'Layer by layer' })).toBeTruthy();
});

test('a mistake is switched on and off, and the folded header warns of it', async () => {
  const lab = show();
  await unfold('Mistakes');
  const mistake = screen.getByRole('switch', { name: 'Ranges that never shrink' });
  await userEvent.click(mistake);
  expect(lab.getState().settings).toMatchObject({ neverShrink: true, weightRange: 'min-max' });
  expect(header('Weights')).toBe('Weights1 changed');
  await userEvent.click(mistake);
  expect(lab.getState().settings).toEqual(defaultSettings);
  await userEvent.click(mistake);
  await unfold('Mistakes');
  expect(screen.queryByRole('switch', { name: 'Ranges that never shrink' })).toBeNull();
  expect(header('Mistakes')).toBe('Mistakes1 mistake on');
});

test('a mistake made in another section counts, and all are turned off at once', async () => {
  const lab = show({ estimator: 'identity', foldVariance: true, model: 'cnn-bn' });
  expect(header('Mistakes')).toBe('Mistakes2 mistakes on');
  await unfold('Mistakes');
  await press('Turn all mistakes off');
  expect(lab.getState().settings).toEqual({ ...defaultSettings, model: 'cnn-bn' });
});

test('a mistake says on demand what it is, where it was seen and what it sets', async () => {
  show();
  await unfold('Mistakes');
  await press('Reversed moving average');
  const item = within(section('Mistakes'));
  expect(item.getByText(/^The average keeps 1 % of its past/)).toBeTruthy();
  expect(item.getByText(/^Seen: Wherever momentum/)).toBeTruthy();
  expect(item.getByText('Sets: activation range from moving average.')).toBeTruthy();
});
