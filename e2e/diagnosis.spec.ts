import { expect, test } from './lab';

const short = { test: 1_000, images: 3_840, heldout: 500, calib: 256 };

test('names the learning rate of Adam as the reason why QAT lost to PTQ, and mends it, by keyboard', async ({
  lab,
  page,
}) => {
  await lab.open({ ...short, qopt: 'adam', qlr: 0.02 });
  await lab.press('Run QAT');
  for (const name of ['PTQ W4A4', 'QAT W4A4', 'FP32 control']) await lab.expectEnd(name, 'done');
  const [ptq, before] = [await lab.accuracy('PTQ W4A4'), await lab.accuracy('QAT W4A4')];
  expect(before.percent).toBeLessThan(ptq.percent - 2);

  const tab = page.getByRole('tab', { name: 'Diagnosis' });
  await page.getByRole('tab', { name: 'Layers' }).focus();
  while (!(await tab.evaluate((element) => element === document.activeElement))) {
    await page.keyboard.press('ArrowRight');
  }
  await page.keyboard.press('Enter');
  const diagnosis = page.getByRole('region', { name: 'Diagnosis' });
  await expect(diagnosis).toContainText(
    /QAT reaches [\d.]+ %, [\d.]+ points below PTQ at the same bits/,
  );
  await expect(diagnosis).toContainText(/learning rate of 0\.02 with Adam/);
  const raised = diagnosis.getByRole('listitem').filter({ hasText: 'raised' }).first();
  await expect(raised).toContainText('Learning rate too high');

  await raised.getByRole('button', { name: 'Run at a learning rate of 0.002' }).focus();
  await page.keyboard.press('Enter');
  await expect(lab.rows('QAT W4A4')).toHaveCount(2);
  await lab.expectEnd('QAT W4A4', 'done');
  const after = await lab.accuracy('QAT W4A4', 'last');
  expect(after.percent).toBeGreaterThan(before.percent + 2);
  await expect(diagnosis).not.toContainText(/learning rate of 0\.02 with Adam/);
});

test('looks into a network, and finds nothing wrong with healthy PTQ, on a narrow screen', async ({
  lab,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await lab.open({ test: 500, heldout: 500, calib: 256, w: 8, a: 8 });
  await page.getByRole('tab', { name: 'Diagnosis' }).click();
  const diagnosis = page.getByRole('region', { name: 'Diagnosis' });
  await expect(diagnosis).toContainText('is worked out here once a run has ended');
  await lab.press('Quantize');
  await page.getByRole('tab', { name: 'Runs' }).click();
  await lab.expectEnd('PTQ W2A2', 'done');
  await lab.press('PTQ W8A8');
  await page.getByRole('tab', { name: 'Diagnosis' }).click();
  await expect(diagnosis.getByText('PTQ W8A8', { exact: true })).toBeVisible();
  await diagnosis.getByRole('button', { name: 'Look into the network' }).click();
  const checks = diagnosis.getByRole('list', { name: 'Checks' });
  await expect(checks).toContainText('With every quantizer off the network computes');
  await expect(checks).toContainText('Neither half alone costs more than chance.');
  await expect(diagnosis).toContainText('No check found a fault.');
  const overhang = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overhang).toBeLessThanOrEqual(0);
});
