import { expect, test } from './lab';

test('stops a run whose loss explodes, and retries at a tenth of the rate', async ({
  lab,
  page,
}) => {
  const name = 'FP32 from scratch';
  await lab.open({
    idle: 1,
    lr: 1,
    opt: 'adam',
    images: 640,
    epochs: 4,
    test: 100,
    heldout: 50,
  });
  await lab.press('Train from scratch');
  await lab.expectEnd(name, 'diverged');
  await expect(lab.notices).toContainText(/The loss became .* the learning rate of 1 is too high/);
  await expect(page.getByRole('article', { name: 'Loss' })).toContainText(name);
  await lab.press('Retry at a tenth of the learning rate');
  await expect(lab.rows(name)).toHaveCount(2);
  expect(await lab.text(lab.rows(name).last(), 'Learning rate')).toBe('0.1');
});

test('says what it left out of a link', async ({ lab, page }) => {
  await lab.open({ backend: 'fpga', seed: -1, colour: 'red', idle: 1 });
  await expect(page.getByRole('status').filter({ hasText: 'Left out of the link' })).toContainText(
    'backend=fpga (out of range), seed=-1 (out of range), colour (no such setting)',
  );
});

test('says what is wrong with a setting, and starts nothing until it is right', async ({
  lab,
  page,
}) => {
  await lab.open({ idle: 1 });
  await lab.openSection('Device and measurement');
  const seed = page.getByRole('textbox', { name: 'Seed' });
  await seed.fill('-3');
  await expect(lab.notices).toHaveText('Seed must be between 0 and 4294967295.');
  await expect(lab.button('Run QAT').first()).toBeDisabled();
  await seed.fill('3');
  await expect(lab.notices).toHaveCount(0);
  await expect(lab.button('Run QAT').first()).toBeEnabled();
});
