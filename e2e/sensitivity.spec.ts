import { expect, test } from './lab';

const few = { test: 200, calib: 64, heldout: 50, wr: 'min-max', ar: 'min-max', ada: 0 };

test('measures every layer alone, and moves a threshold over them', async ({ lab, page }) => {
  await lab.open(few);
  await lab.expectEnd('FP32 base', 'done');
  await page.getByRole('tab', { name: 'Sensitivity' }).click();
  await lab.press('Measure sensitivity');
  const alone = page.getByRole('region', { name: 'Each layer alone' });
  await expect(alone.getByRole('row', { name: /^conv2 / })).toBeVisible({ timeout: 150_000 });

  // The table, the text and the chart say the same.
  const error = await alone
    .getByRole('row', { name: /^conv2 / })
    .getByRole('cell')
    .nth(2)
    .innerText();
  expect(Number(error)).toBeGreaterThan(0.03);
  expect(Number(error)).toBeLessThan(0.4);
  await alone.getByText('As text').click();
  const text = await alone.getByRole('textbox', { name: 'Summary as text' }).inputValue();
  expect(text).toMatch(new RegExp(`relative error\\n.*\\n.*\\nconv2( +[\\d.]+){2} +${error} `));

  // Above every error no layer is in float; below all of them every layer is.
  const threshold = page.getByRole('region', { name: 'Threshold' });
  const found = threshold.getByRole('status').last();
  const slider = threshold.getByRole('slider');
  await expect(slider).toHaveAttribute('aria-valuetext', '0.005');
  await expect(found).toContainText('conv1 float, conv2 float, dense float');
  await slider.press('End');
  await expect(found).toContainText('conv1 4, conv2 4, dense 4');

  // The graph says the same on the node, in full precision of its own.
  await page.getByRole('tab', { name: 'Graph' }).click();
  const conv2 = page.getByRole('button', { name: /^conv2, 3.3 convolution/ });
  await expect(conv2).toHaveAccessibleName(/; sensitivity error [\d.]+ at 4 bits; alone costs/);
  const onNode = await conv2.getByText(/^error [\d.]+ at 4 bits$/).innerText();
  expect(Number(onNode.split(' ')[1])).toBeCloseTo(Number(error), 3);
});

test('searches bits for every layer, which runs then have', async ({ lab, page }) => {
  await lab.open(few);
  await lab.expectEnd('FP32 base', 'done');
  await page.getByRole('tab', { name: 'Sensitivity' }).click();
  await lab.press('Search');
  const mixed = page.getByRole('region', { name: 'Mixed precision' });
  const front = mixed.getByRole('table', { name: 'Pareto front' });
  await expect(front).toBeVisible({ timeout: 150_000 });
  await expect(mixed).toContainText('125 of 125 networks measured on 50 held-out images');
  await mixed.getByRole('textbox', { name: 'Size at most, KB' }).fill('7');
  const smallest = front.getByRole('row').nth(1);
  await expect(mixed.getByRole('status').last()).toContainText(/, 6\.\d KB/);
  await smallest.getByRole('button').focus();
  await page.keyboard.press('Enter');
  const bits = await smallest.getByRole('button').innerText();
  await mixed.getByRole('button', { name: 'Set these bits' }).click();
  await expect(page.getByText(`Set layer by layer: ${bits}.`)).toBeVisible();

  await lab.press('Quantize');
  await expect(lab.rows('PTQ W8A8 mixed')).toHaveCount(1);
  const first = bits.split(', ').map((part) => part.replace(/^(\S+) (\d)$/, '$1 W$2 A$2'));
  const against = await lab.text(lab.rows('PTQ W8A8 mixed').first(), 'Against baseline');
  for (const words of first) expect(against).toContain(words);
});

test('is cancelled in the middle and fits a phone', async ({ lab, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await lab.open({ ...few, heldout: 2_000, model: 'cnn-bn' });
  await page.getByRole('tab', { name: 'Sensitivity' }).click();
  await lab.press('Measure sensitivity');
  const panel = page.getByRole('region', { name: 'Sensitivity' });
  await expect(panel.getByRole('status')).toContainText(/, \d of 5: /, { timeout: 100_000 });
  await panel.getByRole('button', { name: 'Cancel' }).click();
  await expect(panel.getByText('Cancelled.')).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Start again' })).toBeVisible();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
});
