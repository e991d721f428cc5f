import { expect, test } from './lab';

test('trains QAT beside its control, and compares them with PTQ', async ({ lab, page }) => {
  await lab.open({ test: 1_000, images: 3_840, heldout: 500, calib: 256 });
  await lab.expectEnd('FP32 base', 'done');
  await lab.press('Run QAT');
  for (const name of ['PTQ W4A4', 'QAT W4A4', 'FP32 control']) await lab.expectEnd(name, 'done');

  const base = await lab.accuracy('FP32 base');
  for (const name of ['QAT W4A4', 'FP32 control']) {
    expect(await lab.text(lab.rows(name), 'Steps')).toBe('60');
    const { percent, images } = await lab.accuracy(name);
    expect(images).toBe(1_000);
    expect(Math.abs(percent - base.percent)).toBeLessThan(6);
  }
  await expect(page.getByRole('article', { name: 'Accuracy against bit width' })).toContainText(
    /At 4 bits QAT (is|equals)/,
  );
  for (const title of ['Loss', 'Held-out accuracy and learning rate']) {
    const chart = page.getByRole('article', { name: title });
    await expect.poll(() => chart.locator('path[fill=none][d*=L]').count()).toBeGreaterThan(1);
    await expect(chart).toContainText('QAT W4A4');
    await expect(chart).toContainText('FP32 control');
  }
});

test('trains a network from scratch and quantizes what came of it', async ({ lab, page }) => {
  await lab.open({ idle: 1, test: 1_000, images: 6_400, epochs: 1, heldout: 500, calib: 256 });
  await lab.press('Train from scratch');
  await lab.expectEnd('FP32 from scratch', 'done');
  expect(await lab.text(lab.rows('FP32 from scratch'), 'Steps')).toBe('100');
  const trained = await lab.accuracy('FP32 from scratch');
  expect(trained.percent).toBeGreaterThan(60);

  const start = page.getByRole('combobox', { name: 'Base weights' });
  await start.selectOption({ index: 1 });
  await lab.press('Quantize');
  await lab.expectEnd('PTQ W8A8', 'done');
  const quantized = await lab.accuracy('PTQ W8A8');
  expect(Math.abs(quantized.percent - trained.percent)).toBeLessThan(2);
});
