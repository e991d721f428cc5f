import { expect, test } from './lab';

const bits = [8, 6, 4, 3, 2];

test('measures the base model on 10,000 test images, then PTQ at every bit width', async ({
  lab,
  page,
}) => {
  await lab.open();
  const device = page.getByRole('status', { name: /^Device: WASM/ });
  await expect(device).toBeVisible();
  console.log(await device.getAttribute('aria-label'));
  await lab.expectEnd('FP32 base', 'done');
  const base = await lab.accuracy('FP32 base');
  expect(base.images).toBe(10_000);
  expect(base.interval).toBeLessThan(0.8);
  expect(base.percent).toBeGreaterThan(90);

  const chart = page.getByRole('article', { name: 'Accuracy against bit width' });
  await expect(chart).toContainText(`FP32 reaches ${base.percent.toFixed(1)} %`);
  await lab.press('Quantize');
  for (const width of bits) await lab.expectEnd(`PTQ W${width}A${width}`, 'done');

  const reached = new Map<number, number>();
  for (const width of bits) {
    const name = `PTQ W${width}A${width}`;
    const { percent, images } = await lab.accuracy(name);
    expect(images).toBe(10_000);
    reached.set(width, percent);
    await expect(chart.getByText(`PTQ at ${width} bits: ${percent.toFixed(2)} %`)).toBeAttached();
  }
  // A tie at 8 bits, and a loss that everybody sees at 2.
  expect(Math.abs((reached.get(8) ?? 0) - base.percent)).toBeLessThan(0.6);
  expect(reached.get(2)).toBeLessThan(base.percent - 2);
  await expect(chart).toContainText(/PTQ keeps .* within a tie of FP32/);

  const layers = page.getByRole('region', { name: 'Layers' });
  await expect(layers.getByRole('img', { name: /^Histogram of the weights of/ })).toHaveCount(3);
});

test('quantizes the network with batch normalization', async ({ lab }) => {
  await lab.open({ model: 'cnn-bn', test: 1_000, calib: 256 });
  await lab.press('Quantize');
  await lab.expectEnd('PTQ W8A8', 'done');
  const base = await lab.accuracy('FP32 base');
  const quantized = await lab.accuracy('PTQ W8A8');
  expect(base.percent).toBeGreaterThan(88);
  expect(Math.abs(quantized.percent - base.percent)).toBeLessThan(2);
});
