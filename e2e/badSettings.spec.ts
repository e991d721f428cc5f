import { expect, test } from './lab';

const runButtons = ['Quantize', 'Run QAT', 'Train from scratch'];

const cases = [
  {
    what: 'no calibration images',
    section: 'Activations',
    field: 'Calibration images',
    text: '0',
    good: '256',
    sentence: 'Calibration images must be between 1 and 5000 images.',
  },
  {
    what: 'a learning rate of 0',
    section: 'Experiment',
    field: 'Learning rate',
    text: '0',
    good: '0.01',
    sentence: 'Learning rate must be between 0.000001 and 10.',
  },
  {
    what: 'a learning rate of a thousand million',
    section: 'Experiment',
    field: 'Learning rate',
    text: '1e9',
    good: '0.01',
    sentence: 'Learning rate must be between 0.000001 and 10.',
  },
];

for (const { what, section, field, text, good, sentence } of cases) {
  test(`${what}: says so at the field, and starts no run`, async ({ lab, page }) => {
    await lab.open({ idle: 1 });
    await lab.openSection(section);
    await lab.type(field, text);
    await expect(page.getByRole('group').getByRole('alert')).toHaveText(sentence);
    for (const name of runButtons) await expect(lab.button(name).first()).toBeDisabled();
    await lab.type(field, good);
    await expect(lab.notices).toHaveCount(0);
    await expect(lab.button('Run QAT').first()).toBeEnabled();
  });
}

test('a link that names a layer which does not exist: says so at the field, and starts no run', async ({
  lab,
  page,
}) => {
  await lab.open({ layers: 'conv7.w8' });
  await expect(page.getByRole('group').getByRole('alert')).toHaveText(
    'Layer by layer: the model has no layer "conv7"; it has conv1, conv2, dense.',
  );
  for (const name of runButtons) await expect(lab.button(name).first()).toBeDisabled();
  await expect(lab.runs.getByRole('row')).toHaveCount(0);
  await lab.press('Clear layer by layer');
  await expect(lab.notices).toHaveCount(0);
  await expect(lab.button('Run QAT').first()).toBeEnabled();
});

test('a link with bits out of range says what it left out', async ({ lab, page }) => {
  await lab.open({ idle: 1, w: 9, calib: 0, qlr: '1e9' });
  await expect(page.getByRole('status').filter({ hasText: 'Left out of the link' })).toContainText(
    'w=9 (out of range), calib=0 (out of range), qlr=1e9 (out of range)',
  );
});
