import type { Page } from '@playwright/test';
import { expect, test } from './lab';
import type { LabView } from './labView';

const few = { idle: 1, test: 200, calib: 64, ada: 0 };

/** Quantizes, and looks closer at a layer of the first run. */
async function lookAt(layerId: string, lab: LabView, page: Page) {
  await lab.press('Quantize');
  await lab.expectEnd('PTQ W8A8', 'done');
  await lab.rows('PTQ W8A8').getByRole('button', { name: 'PTQ W8A8', exact: true }).click();
  await page.getByRole('button', { name: `Look closer at ${layerId}` }).click();
  return page.getByRole('dialog', { name: `A closer look at ${layerId}` });
}

test('a range is tried by keyboard and by pointer, and everything follows', async ({
  lab,
  page,
}) => {
  await lab.open(few);
  const view = await lookAt('conv2', lab, page);
  const upper = view.getByRole('slider', { name: 'Upper end of the range' });
  const figures = view.getByRole('table', { name: 'What the range comes to' });
  const clipped = figures
    .getByRole('row', { name: /^clipped/ })
    .getByRole('cell')
    .last();
  await expect(upper).toHaveAttribute('aria-valuetext', /scale/);
  const first = Number(await upper.getAttribute('aria-valuenow'));
  const before = await clipped.textContent();

  await upper.focus();
  for (let press = 0; press < 4; press++) await page.keyboard.press('PageDown');
  const narrower = Number(await upper.getAttribute('aria-valuenow'));
  expect(narrower).toBeLessThan(first);
  await expect(clipped).not.toHaveText(before ?? '');
  await expect(
    view.getByRole('img', { name: /^Histogram of 360 weights of channel 0/ }),
  ).toBeVisible();
  await expect(view.getByRole('list', { name: 'From range to scale' })).toContainText(' / 127 = ');

  const box = await upper.boundingBox();
  if (!box) throw new Error('the handle is not on the page');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y, { steps: 4 });
  await page.mouse.up();
  expect(Number(await upper.getAttribute('aria-valuenow'))).toBeGreaterThan(narrower);

  await view.getByRole('button', { name: 'Back to this run' }).click();
  await expect(upper).toHaveAttribute('aria-valuenow', String(first));
  await expect(clipped).toHaveText(before ?? '');
});

test('methods are compared, channels chosen, a weight followed, and activations looked at', async ({
  lab,
  page,
}) => {
  await lab.open({ ...few, model: 'cnn-bn' });
  const view = await lookAt('conv1', lab, page);
  const methods = view.getByRole('table', { name: 'Methods of choosing the range' });
  await expect(methods.getByRole('row', { name: /MSE.*chosen for this run/ })).toBeVisible();
  await methods.getByRole('button', { name: 'Try min-max' }).click();
  const figures = view.getByRole('table', { name: 'What the range comes to' });
  await expect(figures.getByRole('row', { name: /^clipped/ })).toContainText('0.00 %');

  await view.getByRole('combobox', { name: 'Channel' }).selectOption('channel 7');
  await expect(view.getByRole('img', { name: /9 weights of channel 7 of conv1/ })).toBeVisible();
  await view.getByRole('textbox', { name: 'Weight number' }).fill('3');
  const way = view.getByRole('list', { name: 'From real to code and back' });
  await expect(way.getByRole('listitem')).toHaveCount(6);

  await view.getByText('Output', { exact: true }).click();
  await expect(
    view.getByRole('img', { name: /output of conv1, with codes 0 to 255/ }),
  ).toBeVisible();
  await expect(view).toContainText('values of 64 calibration images, computed in float');
  await expect(methods.getByRole('row', { name: /entropy/ })).toBeVisible();
});

test('on a phone the closer look fits the screen', async ({ lab, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await lab.open(few);
  await page.getByRole('tab', { name: 'Layers' }).click();
  await page.getByRole('button', { name: 'Quantize the base model' }).click();
  await page.getByRole('button', { name: 'Look closer at dense' }).click();
  const view = page.getByRole('dialog', { name: 'A closer look at dense' });
  await expect(view.getByRole('slider', { name: 'Upper end of the range' })).toBeVisible();
  const overflow = await view.evaluate((element) => element.scrollWidth - element.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});
