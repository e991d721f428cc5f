import { expect, test } from './lab';

// A GPU made of software takes seconds for what a real one does at once: few images, few steps.
const few = { test: 100, heldout: 50, batch: 8, images: 64, calib: 16, qepochs: 0.5, epochs: 1 };

test('measures, quantizes and trains on WebGPU', async ({ lab, page }) => {
  await lab.open(few);
  const device = page.getByRole('status', { name: /^Device: WebGPU/ });
  await expect(device).toBeVisible();
  console.log(await device.getAttribute('aria-label'));
  await lab.expectEnd('FP32 base', 'done');
  const base = await lab.accuracy('FP32 base');
  expect(base.images).toBe(100);
  expect(base.percent).toBeGreaterThan(80);

  await lab.press('Run QAT');
  for (const name of ['PTQ W4A4', 'QAT W4A4', 'FP32 control']) {
    await lab.expectEnd(name, 'done');
    const { percent, images } = await lab.accuracy(name);
    expect(images).toBe(100);
    expect(Math.abs(percent - base.percent)).toBeLessThan(20);
  }
  expect(await lab.text(lab.rows('QAT W4A4'), 'Steps')).toBe('4');

  await lab.press('Train from scratch');
  await lab.expectEnd('FP32 from scratch', 'done');
  expect(await lab.text(lab.rows('FP32 from scratch'), 'Steps')).toBe('8');
});
