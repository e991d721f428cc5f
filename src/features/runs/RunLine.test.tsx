// @vitest-environment happy-dom
import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, test } from 'vitest';
import { fakeRun } from '../../store/fakeRun';
import { box, button, choose, lines, names, showPanel, textOf, user } from './testPanel';

afterEach(cleanup);

describe('a selection', () => {
  it('is made by boxes, with Shift as a range, and holds the seeds of a group', async () => {
    const lab = showPanel();
    await user.click(box('Select FP32 base'));
    await user.keyboard('{Shift>}');
    await user.click(box('Select all 2 runs of QAT W4A4'));
    await user.keyboard('{/Shift}');
    expect(lab.getState().table.checked).toEqual(['base-1', 'ptq-1', 'qat-1', 'qat-2']);
    await user.click(box('Select PTQ W4A4'));
    expect(box('Select all runs')).toHaveProperty('indeterminate', true);
    await user.click(button('Hide'));
    expect(lab.getState().runs.map((run) => run.shown)).toEqual([false, true, false, false]);
    await user.click(button('Only these'));
    expect(lab.getState().runs.map((run) => run.shown)).toEqual([true, false, true, true]);
    await user.click(button('Select none'));
    expect(screen.queryByRole('toolbar')).toBeNull();
  });

  it('is made by keys alone, to and fro', async () => {
    const lab = showPanel();
    box('Select FP32 base').focus();
    await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{ArrowUp}{/Shift}');
    expect(lab.getState().table.checked).toEqual(['base-1', 'ptq-1']);
    expect(document.activeElement).toBe(box('Select PTQ W4A4'));
    await user.keyboard('{End}{ArrowRight}{ArrowDown}');
    expect(document.activeElement).toBe(box('Select QAT W4A4, seed 42'));
    await user.keyboard('{Control>}a{/Control}');
    expect(screen.getByText('4 selected')).toBeTruthy();
  });
});

test('Delete takes the run away and goes on to the next; Ctrl+Z brings it back', async () => {
  const lab = showPanel();
  box('Select FP32 base').focus();
  await user.keyboard('{Delete}');
  expect(lines()).toHaveLength(2);
  expect(document.activeElement).toBe(box('Select PTQ W4A4'));
  expect(lab.getState().notices.map(({ text }) => text)).toEqual(['Deleted FP32 base.']);
  await user.keyboard('{Control>}z{/Control}');
  expect(names()[0]).toBe('FP32 base');
  expect(lab.getState().notices).toEqual([]);
});

test('a name is typed in its place: Enter takes it, Escape does not', async () => {
  const lab = showPanel();
  button('PTQ W4A4').focus();
  await user.keyboard('{F2}first try{Enter}');
  expect(lab.getState().runs[1]?.name).toBe('first try');
  expect(document.activeElement).toBe(button('first try'));
  await user.keyboard('{F2}no{Escape}');
  expect(button('first try')).toBeTruthy();
  await choose('More for first try', 'Rename');
  await user.clear(screen.getByRole('textbox', { name: 'New name of first try' }));
  await user.tab();
  expect(names()[1]).toBe('PTQ W4A4');
});

test('any run can be the baseline, and differences and words follow', async () => {
  showPanel();
  await choose('More for PTQ W4A4', 'Pin as the baseline');
  expect(screen.getByRole('columnheader', { name: /pinned, pts/ })).toBeTruthy();
  expect(textOf('FP32 base', 'delta')).toBe('+1.35');
  expect(textOf('FP32 base', 'against')).toBe('PTQ \u2192 FP32 base');
  expect(screen.getByRole('img', { name: 'Pinned baseline' })).toBeTruthy();
  await choose('More for PTQ W4A4', 'Compare with FP32 again');
  expect(textOf('PTQ W4A4', 'delta')).toBe('\u22121.35');
});

test.each([
  ['Resume', 'running'],
  ['Discard the rest', 'cancelled'],
] as const)(
  '%s: a run that was interrupted is %s, and neither is offered again',
  async (item, status) => {
    const lab = showPanel([]);
    const run = fakeRun({ method: 'qat', correct: 1 });
    act(() => lab.actions.adopt([{ ...run, status: 'interrupted', result: null }]));
    expect(lab.getState().notices).toHaveLength(1);
    await choose('More for QAT W4A4', item);
    expect(lab.getState().runs[0]?.status).toBe(status);
    expect(lab.getState().notices).toEqual([]);
    await user.click(button('More for QAT W4A4'));
    expect(screen.queryByRole('menuitem', { name: item, hidden: true })).toBeNull();
  },
);
