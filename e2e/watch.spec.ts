import { expect, test } from './lab';

const settings = {
  idle: 1,
  images: 640,
  batch: 16,
  qsteps: 25,
  calib: 64,
  test: 100,
  heldout: 50,
  control: 0,
};

test('watches how the weights of each layer fare while QAT trains', async ({ lab, page }) => {
  await lab.open(settings);
  await lab.press('Run QAT');
  await lab.expectEnd('QAT W4A4', 'done');
  await page.getByRole('tab', { name: 'Training watch' }).click();
  const chart = page.getByRole('article', { name: 'Training watch' });
  await expect(chart.getByRole('button', { name: /^Line (conv1|conv2|dense)$/ })).toHaveCount(3);
  await expect(chart.locator('svg.recharts-surface g path[fill=none]')).toHaveCount(3);
  await chart.getByRole('combobox', { name: 'What is watched' }).selectOption('Codes changed');
  await chart.getByRole('button', { name: /^Line conv1$/ }).click();
  await expect(chart.locator('svg.recharts-surface g path[fill=none]')).toHaveCount(2);
});

test('shows latent weights against their codes while QAT trains', async ({ lab, page }) => {
  await lab.open({ ...settings, qsteps: 20_000 });
  await lab.press('Run QAT');
  const layer = page.getByRole('article', { name: 'conv2 in training' });
  await expect(layer.getByRole('img', { name: /^Histogram of the latent weights/ })).toBeVisible();
  await expect(layer.getByText(/of the codes changed since step/)).toBeVisible();
  await lab.press('Cancel');
  await lab.expectEnd('QAT W4A4', 'cancelled');
  await expect(layer).toHaveCount(0);
});
