import { expect, test } from './lab';

// Makes the pictures of the README: `UPDATE_SCREENSHOTS=1 npx playwright test`.

const phone = { width: 390, height: 844 };

test('pictures of the page after PTQ, QAT and its control', async ({ lab, page }) => {
  test.setTimeout(1_200_000);
  await lab.open({ qepochs: 0.25 });
  await lab.press('Quantize');
  await lab.expectEnd('PTQ W2A2', 'done');
  const bits = (name: string, width: number) =>
    page.getByRole('radiogroup', { name }).getByText(String(width), { exact: true }).click();
  for (const width of [4, 3, 2]) {
    await bits('Weights, bits', width);
    await bits('Activations, bits', width);
    await lab.press('Run QAT');
    await expect(lab.rows(`QAT W${width}A${width}`)).toHaveCount(1);
    await lab.expectEnd(`QAT W${width}A${width}`, 'done');
  }
  await lab.expectEnd('FP32 control', 'done');
  await page.mouse.move(640, 2);

  await page.screenshot({ path: 'docs/images/light.png' });
  await lab.press('Switch to the dark theme');
  await page.mouse.move(640, 2);
  await page.screenshot({ path: 'docs/images/dark.png' });
  await lab.press('Switch to the light theme');
  await page.setViewportSize(phone);
  await expect(page.getByRole('tab', { name: 'Charts' })).toBeVisible();
  await page.screenshot({ path: 'docs/images/phone.png' });
});

test('picture of the published table after PTQ both ways', async ({ lab, page }) => {
  test.setTimeout(1_200_000);
  await lab.open({ idle: 1 });
  await lab.press('Published table');
  await page.getByText('PTQ alone', { exact: true }).click();
  await lab.press('Run the grid');
  await expect(page.getByText(/^all \d+ runs are there$/).first()).toBeVisible({
    timeout: 900_000,
  });
  await page.screenshot({ path: 'docs/images/published.png' });
});

test('picture of a sweep over learning rates and bits', async ({ lab, page }) => {
  test.setTimeout(2_400_000);
  await lab.open({ qepochs: 0.333 });
  await lab.press('Sweep');
  await lab.press('Start the sweep');
  // Its button counts while runs are to come.
  await expect(lab.button('Sweep: 0 of 24').or(lab.button('Sweep: 1 of 24'))).toBeVisible();
  await expect(lab.button('Sweep')).toBeVisible({ timeout: 2_300_000 });
  await page.mouse.move(640, 2);
  await page.screenshot({ path: 'docs/images/sweep.png' });
});

test('picture of the diagnosis of QAT with Adam at too high a rate', async ({ lab, page }) => {
  test.setTimeout(1_200_000);
  await lab.open({ qepochs: 0.25, qopt: 'adam', qlr: 0.02 });
  await lab.press('Run QAT');
  await lab.expectEnd('FP32 control', 'done');
  await page.getByRole('tab', { name: 'Diagnosis' }).click();
  const diagnosis = page.getByRole('region', { name: 'Diagnosis' });
  await diagnosis.getByRole('button', { name: 'Look into the network' }).click();
  await expect(diagnosis).toContainText('With every quantizer off the network computes', {
    timeout: 300_000,
  });
  await page.mouse.move(640, 2);
  await page.screenshot({ path: 'docs/images/diagnosis.png' });
});

test('picture of a closer look at a layer', async ({ lab, page }) => {
  test.setTimeout(600_000);
  await lab.open({ idle: 1, w: 4, a: 4 });
  await lab.press('Quantize');
  await lab.expectEnd('PTQ W2A2', 'done');
  await lab.rows('PTQ W4A4').getByRole('button', { name: 'PTQ W4A4', exact: true }).click();
  await lab.press('Look closer at conv2');
  await expect(page.getByRole('slider', { name: 'Upper end of the range' })).toBeVisible();
  await page.mouse.move(640, 2);
  await page.screenshot({ path: 'docs/images/layer.png' });
});
