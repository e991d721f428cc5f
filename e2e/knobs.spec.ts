import { expect, test } from './lab';

const few = { idle: 1, w: 4, a: 4, test: 1_000, calib: 256 };

test('PTQ that ranges activations batch by batch stays near static PTQ', async ({ lab, page }) => {
  await lab.open(few);
  await lab.press('Quantize');
  await lab.expectEnd('PTQ W8A8', 'done');
  await lab.openSection('Activations');
  await page.getByRole('combobox', { name: 'Ranges in PTQ' }).selectOption('dynamic');
  await lab.press('Quantize');
  await expect(lab.rows('PTQ dynamic W8A8')).toHaveCount(1);
  await lab.expectEnd('PTQ dynamic W8A8', 'done');
  const [fixed, dynamic] = [await lab.accuracy('PTQ W8A8'), await lab.accuracy('PTQ dynamic W8A8')];
  expect(Math.abs(dynamic.percent - fixed.percent)).toBeLessThan(1);
});

test('first and last layer at 8 bits is one click, and returns points at 2 bits', async ({
  lab,
}) => {
  await lab.open(few);
  await lab.press('Quantize');
  await lab.expectEnd('PTQ W2A2', 'done');
  await lab.openSection('Layer by layer');
  await lab.press('First and last at 8 bits');
  await lab.press('Quantize');
  await expect(lab.rows('PTQ W2A2 mixed')).toHaveCount(1);
  await lab.expectEnd('PTQ W2A2 mixed', 'done');
  const [plain, mixed] = [await lab.accuracy('PTQ W2A2'), await lab.accuracy('PTQ W2A2 mixed')];
  expect(mixed.percent).toBeGreaterThan(plain.percent + 3);
});
