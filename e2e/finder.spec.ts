import { expect, test } from './lab';

const settings = { idle: 1, images: 640, batch: 16, calib: 64, test: 100, heldout: 50 };

test('finds a learning rate for QAT, and sets the field to it', async ({ lab, page }) => {
  await lab.open(settings);
  await lab.press('Find a learning rate for QAT');
  const finder = page.getByRole('dialog', { name: 'Find a learning rate for QAT' });
  await finder.getByRole('button', { name: 'Start the search' }).click();
  await finder.getByRole('button', { name: 'Pause search' }).click();
  await expect(finder.getByText(/^Paused after \d+ steps\.$/)).toBeVisible();
  await finder.getByRole('button', { name: 'Go on' }).click();
  const uses = finder.getByRole('list', { name: 'Learning rates to use' });
  await expect(uses.getByRole('listitem').last()).toContainText('a tenth of the largest stable');
  const chart = finder.getByRole('article', { name: 'Loss while the learning rate rises' });
  await expect(chart.getByText(/^largest stable: /)).toBeVisible();
  const rate = await uses.getByRole('listitem').last().locator('strong').innerText();
  await uses
    .getByRole('button', { name: /^Use this/ })
    .last()
    .click();
  await expect(finder).toHaveCount(0);
  const field = page.getByRole('textbox', { name: 'Learning rate', exact: true }).first();
  await expect(field).toHaveValue(String(Number(rate)));
  // The images stay on the device; what was trained does not.
  const after = await lab.tensorCount();
  await lab.press('Find a learning rate for QAT');
  await finder.getByRole('button', { name: 'Search again' }).click();
  await expect(uses).toBeVisible();
  expect(await lab.tensorCount()).toBe(after);
  await expect(lab.rows('QAT W4A4')).toHaveCount(0);
});

test('a search waits for the run in progress, and is cancelled without touching it', async ({
  lab,
  page,
}) => {
  const name = 'FP32 from scratch';
  await lab.open({ ...settings, epochs: 100, images: 6_400, batch: 8 });
  await lab.press('Train from scratch');
  await lab.expectMoreSteps(name, 5);
  await lab.press('Find a learning rate for QAT');
  const finder = page.getByRole('dialog', { name: 'Find a learning rate for QAT' });
  await finder.getByRole('button', { name: 'Start the search' }).click();
  await expect(finder.getByText('Waits for the run in progress.')).toBeVisible();
  await finder.getByRole('button', { name: 'Cancel search' }).click();
  await expect(finder.getByText('The search was cancelled.')).toBeVisible();
  await page.keyboard.press('Escape');
  const steps = await lab.steps(name);
  await lab.expectMoreSteps(name, steps);
  await lab.press('Cancel');
  await lab.expectEnd(name, 'cancelled');
});
