import type { Locator } from '@playwright/test';
import { expect, test } from './lab';

const few = { test: 500, calib: 64, idle: 1, w: 2, a: 2 };

/** Returns the numbers of a sentence, in their order. */
async function numbersIn(locator: Locator): Promise<number[]> {
  const text = (await locator.textContent()) ?? '';
  return [...text.matchAll(/\d[\d,]*/g)].map(([number]) => Number(number.replaceAll(',', '')));
}

for (const model of ['cnn', 'cnn-bn']) {
  test(`shows which test images PTQ of ${model} breaks and repairs`, async ({ lab, page }) => {
    await lab.open({ ...few, model });
    await lab.press('Quantize');
    await lab.expectEnd('PTQ W2A2', 'done');
    await lab.press('PTQ W2A2');
    await page.getByRole('tab', { name: 'Samples' }).click();
    const samples = page.getByRole('region', { name: 'Samples' });
    const verdict = samples.getByText(/^Of 500 images FP32 base alone gets/);
    await expect(verdict).toBeVisible();
    const [, , broken = 0, , , repaired = 0] = await numbersIn(verdict);

    // One network alone gets right what separates the two accuracies.
    const base = await lab.accuracy('FP32 base');
    const ptq = await lab.accuracy('PTQ W2A2');
    expect(repaired - broken).toBe(Math.round(5 * (ptq.percent - base.percent)));

    const first = samples.getByRole('article').first();
    await expect(first).toContainText('broken');
    await expect(first.getByRole('img', { name: /, test image \d+$/ })).toBeVisible();
    await samples.getByRole('combobox', { name: 'Images', exact: true }).selectOption('repaired');
    await expect(samples.getByRole('status')).toContainText(`of ${repaired} images`);

    // Every column of the matrix is there, and the keyboard leads to the images of a cell.
    await samples.getByText('Confusion', { exact: true }).click();
    const matrix = samples.getByRole('table', { name: 'Confusion matrix' });
    await expect(matrix.getByRole('button')).toHaveCount(100);
    const trousers = matrix.getByRole('button', { name: /^Trouser recognized/ });
    await matrix
      .getByRole('button', { name: /recognized/ })
      .first()
      .focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await expect(trousers).toBeFocused();
    const [recognized = 0] = await numbersIn(trousers);
    await page.keyboard.press('Enter');
    await expect(samples.getByRole('status')).toContainText(`of ${recognized} images`);
  });
}

test('takes turns with training, and fits a phone', async ({ lab, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await lab.open({ test: 500, qsteps: 400, calib: 64, control: 0 });
  await page.getByRole('tab', { name: 'Runs' }).click();
  await lab.expectEnd('FP32 base', 'done');
  await lab.press('Run QAT');
  await lab.expectMoreSteps('QAT W4A4', 1);
  await page.getByRole('tab', { name: 'Samples' }).click();
  const samples = page.getByRole('region', { name: 'Samples' });
  await expect(samples.getByRole('article').first()).toBeVisible();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
  await page.getByRole('tab', { name: 'Runs' }).click();
  await lab.expectEnd('QAT W4A4', 'done');
});
