// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, test } from 'vitest';
import { box, button, lines, names, showPanel, textOf, user } from './testPanel';

afterEach(cleanup);

test('seeds are one line with their mean and spread, which unfolds to them', async () => {
  showPanel();
  expect(names()).toEqual(['FP32 base', 'PTQ W4A4', 'QAT W4A4\u00d7 2']);
  const name = /^QAT W4A4/;
  expect(button(name).getAttribute('aria-expanded')).toBe('false');
  const line = button(name).closest('tr');
  expect(line?.querySelector('[data-column="accuracy"]')?.textContent).toBe(
    '90.10 \u00b1 0.14 n = 2',
  );
  expect(line?.querySelector('[data-column="delta"]')?.textContent).toBe('\u22120.75 \u00b1 0.14');
  expect(line?.querySelector('[data-column="status"]')?.textContent).toBe('2 done');
  await user.click(button(name));
  expect(names().slice(3)).toEqual(['seed 42', 'seed 43']);
  expect(textOf('QAT W4A4, seed 43', 'accuracy')).toBe('90.20 \u00b1 0.58 on 10,000');
});

test('a click on a title sorts by it, Shift by several, and the first is told', async () => {
  showPanel();
  const title = () => screen.getByRole('columnheader', { name: /Test accuracy/ });
  await user.click(button('Test accuracy, %'));
  expect(names()[0]).toBe('PTQ W4A4');
  expect(title().getAttribute('aria-sort')).toBe('ascending');
  await user.click(button('Test accuracy, %'));
  expect(names()[0]).toBe('FP32 base');
  expect(title().getAttribute('aria-sort')).toBe('descending');
  await user.keyboard('{Shift>}');
  await user.click(button('Status'));
  await user.keyboard('{/Shift}');
  expect(screen.getByRole('columnheader', { name: /Status/ }).getAttribute('aria-sort')).toBe(
    'none',
  );
  expect(title().textContent).toBe('Test accuracy, %1');
});

describe('the filter', () => {
  it('leaves out what is not looked for, and says so when nothing is left', async () => {
    showPanel();
    await user.click(button('Filter'));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Method' }), 'PTQ');
    expect(names()).toEqual(['PTQ W4A4']);
    expect(screen.getByText('1 of 4')).toBeTruthy();
    await user.type(screen.getByRole('textbox', { name: 'Words' }), 'nothing');
    expect(screen.queryByRole('table')).toBeNull();
    await user.click(button('Show all runs'));
    expect(lines()).toHaveLength(3);
  });

  it('takes what it hides out of the selection', async () => {
    const lab = showPanel();
    await user.click(box('Select all runs'));
    expect(screen.getByText('4 selected')).toBeTruthy();
    await user.click(button('Filter'));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Method' }), 'PTQ');
    expect(screen.getByText('1 selected')).toBeTruthy();
    await user.click(within(screen.getByRole('toolbar')).getByRole('button', { name: 'Delete' }));
    expect(lab.getState().runs.map(({ plan }) => plan.runId)).not.toContain('ptq-1');
    expect(lab.getState().runs).toHaveLength(3);
  });
});

test('columns can be chosen, and are as at first again', async () => {
  showPanel();
  await user.click(button('Columns'));
  const item = (name: string) => screen.findByRole('menuitemcheckbox', { name, hidden: true });
  await user.click(await item('Size'));
  await user.click(await item('Steps'));
  const has = (name: string) => screen.queryByRole('columnheader', { name, hidden: true }) !== null;
  expect([has('Size'), has('Steps')]).toEqual([true, false]);
  await user.click(await screen.findByRole('menuitem', { name: 'As at first', hidden: true }));
  expect([has('Size'), has('Steps')]).toEqual([false, true]);
});

test('of many runs few are drawn, and keys reach the last', async () => {
  const rates = Array.from({ length: 1_000 }, (_, at) => 0.001 * (at + 1));
  showPanel(
    rates.map((qatLearningRate, at) => ({
      ...{ method: 'qat', runId: `qat-${at + 1}`, correct: 9_000, settings: { qatLearningRate } },
    })),
  );
  expect(lines().length).toBeLessThan(100);
  expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe('1001');
  const first = lines()[0];
  if (first) within(first).getByRole('checkbox').focus();
  await user.keyboard('{End}');
  const focused = () => document.activeElement?.closest('tr')?.getAttribute('aria-rowindex');
  await waitFor(() => expect(focused()).toBe('1001'));
  await user.keyboard('{Home}');
  await waitFor(() => expect(focused()).toBe('2'));
});
