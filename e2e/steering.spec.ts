import { expect, test } from './lab';
import type { LabView } from './labView';

const name = 'FP32 from scratch';

/** A run that takes its time: 40,000 steps. */
const slowRun = { idle: 1, images: 6_400, epochs: 50, batch: 8, heldout: 50, test: 100 };

async function startTraining(lab: LabView): Promise<void> {
  await lab.open(slowRun);
  await lab.press('Train from scratch');
  await lab.expectMoreSteps(name, 20);
}

test('pauses, steps once, goes on, and is cancelled with its curves kept', async ({ lab }) => {
  await startTraining(lab);
  await lab.pause(name);
  const paused = await lab.steps(name);
  await lab.press('Step');
  await expect.poll(() => lab.steps(name)).toBe(paused + 1);
  await lab.press('Step');
  await expect.poll(() => lab.steps(name)).toBe(paused + 2);
  await lab.press('Resume');
  await lab.expectMoreSteps(name, paused + 20);
  await lab.press('Cancel');
  await lab.expectEnd(name, 'cancelled');
  expect(await lab.steps(name)).toBeGreaterThan(paused + 20);
  await expect(lab.notices).toHaveCount(0);
});

test('resets a run to its start, which waits until it is wanted', async ({ lab, page }) => {
  await startTraining(lab);
  await lab.press('Reset');
  await lab.expectStatus(name, /^waiting$/);
  await expect(page.getByText('1 ready')).toBeVisible();
  await lab.press('Start');
  await lab.expectMoreSteps(name, 5);
  await lab.press('Cancel');
  await lab.expectEnd(name, 'cancelled');
});

test('changes the learning rate while it trains, which the run and its curves record', async ({
  lab,
  page,
}) => {
  await startTraining(lab);
  await page.getByRole('button', { name: /^Learning rate 0/ }).click();
  await lab.type('Highest rate', '20');
  await expect(lab.button('Change from the next step on')).toBeDisabled();
  await lab.type('Highest rate', '0.002');
  await lab.press('Change from the next step on');
  await expect(page.getByRole('button', { name: /^Learning rate 0.00(2|19)/ })).toBeVisible();
  await lab.press('Cancel');
  await lab.expectEnd(name, 'cancelled');
  const words = /^learning rate 0.002 by hand after [\d,]+ steps, /;
  expect(await lab.text(lab.rows(name), 'Against baseline')).toMatch(words);
  for (const chart of ['Loss', 'Held-out accuracy and learning rate']) {
    const mark = page
      .getByRole('article', { name: chart })
      .locator('title', { hasText: 'by hand' });
    await expect(mark).toHaveText(/^learning rate 0.002 by hand after/);
  }
});

test('is steered by keys', async ({ lab, page }) => {
  await startTraining(lab);
  await page.locator('body').click({ position: { x: 2, y: 2 } });
  await page.keyboard.press('Space');
  await lab.expectStatus(name, /^paused/);
  const paused = await lab.steps(name);
  await page.keyboard.press('s');
  await lab.expectMoreSteps(name, paused);
  await page.keyboard.press('r');
  await lab.expectStatus(name, /^waiting$/);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Help' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('leaves a run alone when a setting changes, and offers to restart it', async ({ lab }) => {
  await startTraining(lab);
  await lab.openSection('Training from scratch');
  await lab.type('Batch size, images', '16');
  await lab.press('Restart with changes');
  await expect(lab.rows(name)).toHaveCount(2);
  await lab.press('Cancel');
});
