import { expect, test } from './lab';

const few = { idle: 1, model: 'cnn-bn', w: 8, a: 8, test: 1_000, calib: 256 };

test('a mistake is switched on, costs accuracy, and is switched off again', async ({
  lab,
  page,
}) => {
  const name = 'PTQ W8A8';
  await lab.open(few);
  await lab.press('Quantize');
  await lab.expectEnd(name, 'done');
  const right = await lab.accuracy(name);

  await lab.openSection('Mistakes');
  const mistake = page.getByRole('switch', { name: 'Fold with the variance' });
  await mistake.click({ force: true });
  await expect(mistake).toBeChecked();
  await expect(page.getByText('1 mistake on')).toBeVisible();
  await lab.press('Quantize');
  await expect(lab.rows(name)).toHaveCount(2);
  await lab.expectEnd(name, 'done');
  const wrong = await lab.accuracy(name, 'last');
  expect(wrong.percent).toBeLessThan(right.percent - 3);

  await lab.press('Turn all mistakes off');
  await expect(mistake).not.toBeChecked();
});
