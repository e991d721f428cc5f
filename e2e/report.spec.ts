import { expect, test } from './lab';

test('a report has the images that flipped, as pictures, and is a file that needs nothing else', async ({
  lab,
  page,
  context,
}, testInfo) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await lab.open({ idle: 1, test: 500, calib: 64, w: 2, a: 2, ada: 0 });
  await page.getByRole('tab', { name: 'Layers' }).click();
  await page.getByRole('button', { name: 'Quantize the base model' }).click();
  await page.getByRole('tab', { name: 'Runs' }).click();
  await lab.expectEnd('PTQ W2A2', 'done');
  await lab.press('PTQ W2A2');
  await page.getByRole('tab', { name: 'Report' }).click();
  await lab.press('Report as a page');
  const report = page.getByRole('article', { name: 'Report as one page' });
  await expect(report).toContainText('FP32 base and PTQ W2A2');
  await report
    .getByRole('button', { name: 'Compare FP32 base and PTQ W2A2 image by image' })
    .click();
  await expect(report).toContainText(/Of 500 images FP32 base alone gets \d+ right/);
  await expect(report).toContainText(/Right as FP32 base, wrong as PTQ W2A2: \d+/);
  await expect(report.getByRole('img', { name: /, no\. \d+$/ }).first()).toBeVisible();

  const saved = page.waitForEvent('download');
  await lab.press('Save as HTML');
  const file = testInfo.outputPath('report.html');
  await (await saved).saveAs(file);
  const alone = await context.newPage();
  const asked: string[] = [];
  alone.on('request', (request) => asked.push(request.url()));
  await alone.goto(`file://${file}`);
  await expect(alone.getByRole('heading', { level: 1 })).toHaveText('FP32 base and PTQ W2A2');
  const widths = await alone
    .getByRole('img', { name: /, no\. \d+$/ })
    .evaluateAll((images) =>
      images.map((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0)),
    );
  expect(widths.length).toBeGreaterThan(1);
  expect(new Set(widths)).toEqual(new Set([28]));
  expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([`file://${file}`]);
  await alone.setViewportSize({ width: 390, height: 844 });
  const overhang = await alone.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overhang).toBeLessThanOrEqual(0);
});
