import type { Page } from '@playwright/test';
import { binaryFiles, type ChosenFile, chosen, drop, pythonFiles, realArchive } from './cifarFiles';
import { expect, test } from './lab';
import type { LabView } from './labView';

const quick = { idle: 1, dataset: 'cifar-10', batch: 8, epochs: 4, calib: 20, ada: 0 };

const zone = (page: Page) => page.getByRole('region', { name: 'Files of CIFAR-10' });
const field = (page: Page) => zone(page).locator('input[type=file]');
const removal = (page: Page) => page.getByRole('button', { name: 'Remove CIFAR-10' });

async function trainAndQuantize(lab: LabView) {
  await lab.press('Train from scratch');
  await lab.expectEnd('FP32 from scratch', 'done');
  await lab.press('Quantize');
  for (const bits of [8, 6, 4]) await lab.expectEnd(`PTQ W${bits}A${bits}`, 'done');
}

test('learners bring CIFAR-10 once, train on it and quantize', async ({ lab, page }) => {
  await lab.open(quick);
  const chart = page.getByRole('article', { name: 'Accuracy against bit width' });
  await expect(chart).toContainText('The images of CIFAR-10 are not in this browser yet.');
  for (const name of ['Quantize', 'Run QAT', 'Train from scratch']) {
    await expect(lab.button(name).first()).toBeDisabled();
  }
  await drop(zone(page), [realArchive()]);
  await expect(removal(page)).toBeVisible();
  await expect(page.getByText('23 training, 2 held-out and 15 test images.')).toBeVisible();
  await expect(chart).toContainText('No trained network for CIFAR-10 comes with the page.');
  await expect(lab.button('Quantize').first()).toBeDisabled();

  await trainAndQuantize(lab);
  expect((await lab.accuracy('PTQ W4A4')).images).toBe(15);
  await expect(chart).toContainText('on 15 images');
  await lab.press('Run QAT');
  await lab.expectEnd('QAT W4A4', 'done');
  expect(await lab.steps('QAT W4A4')).toBe(2);

  await lab.press('PTQ W8A8');
  const layers = page.getByRole('region', { name: 'Layers' });
  await expect(layers.getByRole('img', { name: /^Histogram of the weights of/ })).toHaveCount(5);
  await page.getByRole('tab', { name: 'Samples' }).click();
  const samples = page.getByRole('region', { name: 'Samples' });
  await samples.getByText('Confusion', { exact: true }).click();
  const matrix = samples.getByRole('table', { name: 'Confusion matrix' });
  await expect(matrix.getByRole('button', { name: /^airplane recognized/ })).toBeAttached();
  await expect(matrix.getByRole('button')).toHaveCount(100);

  await lab.open(quick);
  await expect(page.getByText('23 training, 2 held-out and 15 test images.')).toBeVisible();
  await removal(page).click();
  await expect(zone(page)).toBeVisible();
  await lab.open(quick);
  await expect(zone(page)).toBeVisible();
});

test('trains the network with batch normalization on six files, and learns', async ({
  lab,
  page,
}) => {
  await lab.open({ ...quick, model: 'cnn-bn', batch: 16, epochs: 6 });
  await field(page).setInputFiles(binaryFiles(40));
  await expect(removal(page)).toBeVisible();
  await trainAndQuantize(lab);
  // Classes that differ by their colours are soon told apart; guessing gives 10 %.
  expect((await lab.accuracy('FP32 from scratch')).percent).toBeGreaterThan(30);
  const [float, quantized] = ['FP32 from scratch', 'PTQ W8A8'].map((name) => lab.accuracy(name));
  expect(Math.abs(((await float)?.percent ?? 0) - ((await quantized)?.percent ?? 99))).toBeLessThan(
    20,
  );
});

const whole = () => binaryFiles(2);
const changed = (name: string, bytes: Uint8Array): ChosenFile[] =>
  whole().map((file) => (file.name === name ? chosen(name, bytes) : file));
const program = Buffer.from('cos\nsystem\n(U\x02lstR.');

const refusals: readonly (readonly [what: string, files: () => ChosenFile[], said: RegExp])[] = [
  [
    'a file cut short',
    () => changed('data_batch_2.bin', new Uint8Array(5_000)),
    /data_batch_2\.bin holds 5,000 bytes.*30,730,000.*cut short/,
  ],
  [
    'a label that is none',
    () => changed('test_batch.bin', new Uint8Array(3_073).fill(99)),
    /label 99, which names none of the 10 classes/,
  ],
  ['a missing file', () => whole().slice(1), /data_batch_1 is missing/],
  [
    'another file',
    () => [chosen('notes.txt', Buffer.from('hello'))],
    /notes\.txt is none of the files/,
  ],
  [
    'a broken archive',
    () => [chosen('cifar-10-binary.tar.gz', realArchive().buffer.subarray(0, 9_000))],
    /damaged or incomplete.*where the published one holds 170,052,171/,
  ],
  [
    'a pickle with a program in it',
    () => [chosen('data_batch_1', program)],
    /the name os system, which is not read here/,
  ],
];

test('says what is wrong with files, and loses nothing by it', async ({ lab, page }) => {
  await lab.open(quick);
  for (const [what, files, said] of refusals) {
    await field(page).setInputFiles(files());
    const notice = lab.notices.filter({ hasText: said });
    await expect(notice, what).toBeVisible();
    await notice.getByRole('button').last().click();
    await expect(notice, what).toBeHidden();
    await expect(zone(page), what).toBeVisible();
  }
});

test('reads the Python version on a phone', async ({ lab, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await lab.open(quick);
  await page.getByRole('tab', { name: 'Settings' }).click();
  await field(page).setInputFiles(pythonFiles(4));
  await expect(page.getByText('18 training, 2 held-out and 4 test images.')).toBeVisible();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
});
