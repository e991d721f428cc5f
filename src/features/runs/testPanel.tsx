import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { LabProvider } from '../../store/context';
import { createFakeLab } from '../../store/fakeLab';
import { type FakeRun, fakeRun } from '../../store/fakeRun';
import type { LabStore } from '../../store/labStore';
import { LabTheme } from '../../ui/theme/LabTheme';
import { RunsPanel } from './RunsPanel';

const few: readonly FakeRun[] = [
  { method: 'base', runId: 'base-1', correct: 9_085 },
  { method: 'ptq', runId: 'ptq-1', correct: 8_950 },
  { method: 'qat', runId: 'qat-1', correct: 9_000, settings: { seed: 42 } },
  { method: 'qat', runId: 'qat-2', correct: 9_020, settings: { seed: 43 } },
];

/** Shows the panel with finished runs, for tests. */
export function showPanel(runs: readonly FakeRun[] = few): LabStore {
  const { lab } = createFakeLab();
  lab.setState({ runs: runs.map(fakeRun) });
  render(
    <LabTheme>
      <LabProvider lab={lab}>
        <RunsPanel />
      </LabProvider>
    </LabTheme>,
  );
  return lab;
}

export const user = userEvent.setup();
export const button = (name: string | RegExp) => screen.getByRole('button', { name });
export const box = (name: string) => screen.getByRole('checkbox', { name });
/** The lines of the table, without that of the titles. */
export const lines = () => screen.getAllByRole('row').slice(1);
export const names = () =>
  lines().map((line) => line.querySelector('[data-control="name"]')?.textContent ?? '');
/** Returns what stands in a column of the run of that name. */
export const textOf = (name: string, column: string) =>
  button(name).closest('tr')?.querySelector(`[data-column="${column}"]`)?.textContent;

/** Chooses from a menu. Menus fade in, and until they have they count as hidden. */
export async function choose(opener: string, item: string) {
  await user.click(button(opener));
  await user.click(await screen.findByRole('menuitem', { name: new RegExp(item), hidden: true }));
}
