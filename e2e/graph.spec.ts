import { readFile } from 'node:fs/promises';
import { expect, test } from './lab';

const few = { idle: 1, model: 'cnn-bn', test: 200, calib: 64, ada: 0 };

test('the network of a run is a graph that marks layers everywhere, by keyboard too', async ({
  lab,
  page,
}) => {
  await lab.open(few);
  await page.getByRole('tab', { name: 'Graph' }).click();
  const graph = page.getByRole('region', { name: 'Graph', exact: true });
  await expect(graph).toContainText('as PTQ with these settings would quantize it');
  const conv2 = graph.getByRole('button', { name: /^conv2, 3.3 convolution/ });
  await expect(conv2).toHaveAccessibleName(
    /input 13.13.40; output 11.11.40; .*weights 14,400, 4 bits; .*multiply-adds 1,742,400; size 7\.2 KB; batch normalization folded in/,
  );

  await lab.press('Quantize');
  await lab.expectEnd('PTQ W8A8', 'done');
  await lab.rows('PTQ W8A8').getByRole('button', { name: 'PTQ W8A8', exact: true }).click();
  const input = graph.getByRole('button', { name: /^A8 input, quantizer of the input of conv2/ });
  await expect(input).toHaveAccessibleName(/bits 8; codes 0 to 255; .*zero point 0; range 0 to/);

  await input.focus();
  await page.keyboard.press('Enter');
  await expect(graph.getByRole('region', { name: 'Node' })).toContainText('range fromMSE');
  await page.getByRole('tab', { name: 'Layers' }).click();
  const mark = page
    .getByRole('article', { name: 'conv2' })
    .getByRole('button', { name: 'conv2', exact: true });
  await expect(mark).toHaveAttribute('aria-pressed', 'true');
});

test('the large view moves by keys, lists its nodes, and is saved as a picture', async ({
  lab,
  page,
}) => {
  await lab.open(few);
  await page.getByRole('tab', { name: 'Graph' }).click();
  await lab.press('Large view');
  const large = page.getByRole('dialog', { name: 'Network' });
  const view = large.locator('.react-flow__viewport');
  await expect(view).toBeVisible();
  await large.getByRole('button', { name: /^conv1, 3.3 convolution/ }).focus();
  const before = await view.getAttribute('style');
  await page.keyboard.press('+');
  await expect(view).not.toHaveAttribute('style', before ?? '');

  const saved = page.waitForEvent('download');
  await large.getByRole('button', { name: 'Save as SVG' }).click();
  const svg = await readFile(await (await saved).path(), 'utf8');
  expect(svg).toContain('batch norm folded in');
  expect(svg.match(/<rect /g)?.length).toBe(1 + 15);

  await large.getByText('List', { exact: true }).click();
  const rows = large.getByRole('table').getByRole('row');
  await expect(rows).toHaveCount(1 + 15);
  await expect(rows.filter({ hasText: 'quantizer of the weights of dense' })).toContainText(
    'codes \u22127 to 7; scales 10, one per channel',
  );
});

test('on a phone the graph fits the screen', async ({ lab, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await lab.open(few);
  await page.getByRole('tab', { name: 'Graph' }).click();
  const node = page.getByRole('button', { name: /^conv2, 3.3 convolution/ });
  await node.click();
  const box = await node.boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
  await expect(page.getByRole('region', { name: 'Node' })).toContainText('1,742,400');
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
});
