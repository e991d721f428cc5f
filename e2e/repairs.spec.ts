import { expect, test } from './lab';

const few = { idle: 1, test: 1_000, calib: 128 };

test('a repair of PTQ shows what it gained', async ({ lab, page }) => {
  await lab.open(few);
  await lab.openSection('Repairs after training');
  await expect(page.getByRole('switch', { name: 'AdaRound' })).toBeChecked();
  const correction = page.getByRole('switch', { name: 'Bias correction' });
  await correction.click({ force: true });
  await expect(correction).toBeChecked();
  await lab.press('Quantize');
  await lab.expectEnd('PTQ W2A2', 'done');
  await page.getByRole('tab', { name: 'Report' }).click();
  await lab.press('PTQ W2A2');
  const repairs = page.getByRole('region', { name: 'Repairs' });
  const gain = (name: string) =>
    new RegExp(`${name}\\s*\\d+\\.\\d+ %\\s*[+\u2212]?\\d+\\.\\d+ points`);
  await expect(repairs).toContainText(/before\s*\d+\.\d+ %/);
  await expect(repairs).toContainText(gain('AdaRound'));
  await expect(repairs).toContainText(gain('Bias correction'));
  const { percent } = await lab.accuracy('PTQ W2A2');
  await expect(repairs).toContainText(`Bias correction${percent.toFixed(2)} %`);
});
