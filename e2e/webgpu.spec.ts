import { keptValues } from './kept';
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

test('a device that is lost in mid-run is opened again, and the run goes on from where it was saved', async ({
  lab,
  page,
  browser,
  expectedComplaints,
}) => {
  // What Chrome says of a GPU process that ends, and what its device says of work that was under way.
  expectedComplaints.push(/device (is|was) lost|external Instance|GPU (process|connection)|WebGL/i);
  const name = 'FP32 from scratch';
  await lab.open({ ...few, idle: 1, epochs: 30 });
  await lab.press('Train from scratch');
  await expect.poll(() => keptValues(page, 'checkpoints')).toHaveLength(1);
  const devices = await browser.newBrowserCDPSession();
  await devices.send('Browser.crashGpuProcess');
  const notice = page.getByRole('status').filter({ hasText: 'The device that computes was lost' });
  await expect(notice).toContainText(/FP32 from scratch goes on from step [\d,]+, where it was/);
  await lab.expectEnd(name, 'done');
  expect(await lab.steps(name)).toBe(240);
  await expect(page.getByRole('status', { name: /^Device: WebGPU/ })).toBeVisible();
});
