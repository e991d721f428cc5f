import type { Locator } from '@playwright/test';
import { expect, test } from './lab';

/** Returns the accuracies in a row of a grid, by the title of their column. */
async function accuracyIn(grid: Locator, row: string | RegExp, column: number): Promise<number> {
  const cell = grid.getByRole('row', { name: row }).getByRole('cell').nth(column);
  await expect(cell).toHaveText(/^\d+\.\d+ ±/);
  return Number.parseFloat((await cell.textContent()) ?? '');
}

const columns = { scheme: 2, defaults: 3 };

test('runs the published grid both ways, and fixes its mistakes one at a time', async ({
  lab,
  page,
}) => {
  await lab.open({ idle: 1, test: 500, calib: 256 });
  await lab.press('Published table');
  const dialog = page.getByRole('dialog', { name: 'A published table, reproduced and explained' });
  const [grids, fixes] = [
    dialog.getByRole('region', { name: 'Both grids' }),
    dialog.getByRole('region', { name: 'What each mistake costs' }),
  ];
  await grids.getByText('PTQ alone', { exact: true }).click();
  await grids.getByRole('button', { name: 'Run the grid' }).click();
  await expect(grids.getByText(/all \d+ runs are there/)).toBeVisible({ timeout: 150_000 });
  const grid = grids.getByRole('table', { name: /CNN \+ BN/ });
  const published = await accuracyIn(grid, /^PTQ 8/, columns.scheme);
  expect(await accuracyIn(grid, /^PTQ 8/, columns.defaults)).toBeGreaterThan(published + 5);

  await fixes.getByRole('combobox', { name: 'Bits' }).selectOption('8 bits');
  await fixes.getByRole('button', { name: 'Fix one at a time' }).click();
  await expect(fixes.getByText(/all \d+ runs are there/)).toBeVisible({ timeout: 150_000 });
  await expect(fixes.getByRole('row', { name: /^Folded with the variance/ })).toContainText(
    /\+\d+\.\d/,
  );
});
