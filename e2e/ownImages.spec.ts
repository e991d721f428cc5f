import type { Locator, Page } from '@playwright/test';
import { pngWith, zipped } from '../src/data/testing/imageFiles';
import { type ChosenFile, chosen, drop } from './cifarFiles';
import { classNames, imageFiles, written } from './imageFolders';
import { expect, listen, test } from './lab';
import type { LabView } from './labView';

const quick = { idle: 1, batch: 8, epochs: 12, calib: 20, ada: 0 };
const grey = { ...quick, dataset: 'own-grey' };
const colour = { ...quick, dataset: 'own-colour', model: 'cnn-bn' };

const zone = (page: Page) => page.getByRole('region', { name: /^Files of Own images/ });
const folderField = (page: Page) => zone(page).locator('input[type=file]').first();
const zipField = (page: Page) => zone(page).locator('input[type=file]').last();
const removal = (page: Page) => page.getByRole('button', { name: 'Remove your images' });

async function trainAndQuantize(lab: LabView) {
  await lab.press('Train from scratch');
  await lab.expectEnd('FP32 from scratch', 'done');
  await lab.press('Quantize');
  for (const bits of [8, 6, 4]) await lab.expectEnd(`PTQ W${bits}A${bits}`, 'done');
}

async function expectClasses(samples: Locator) {
  await samples.getByText('Confusion', { exact: true }).click();
  const matrix = samples.getByRole('table', { name: 'Confusion matrix' });
  await expect(matrix.getByRole('button')).toHaveCount(classNames.length ** 2);
  for (const name of classNames) {
    await expect(
      matrix.getByRole('button', { name: new RegExp(`^${name} recognized`) }),
    ).toBeAttached();
  }
}

test('learners train on a folder of their own images, and find it again', async ({
  lab,
  page,
}, info) => {
  const folder = written(imageFiles(), info.outputPath('own'));
  await lab.open(grey);
  const chart = page.getByRole('article', { name: 'Accuracy against bit width' });
  await expect(chart).toContainText('There are no images of your own in this browser yet.');
  await expect(lab.button('Train from scratch').first()).toBeDisabled();
  await expect(zone(page)).toContainText('2 to 50 folders');
  await folderField(page).setInputFiles(folder);
  await expect(removal(page)).toBeVisible();
  await expect(page.getByText('51 training, 8 held-out and 15 test images.')).toBeVisible();
  await expect(page.getByText('Classes: cup (24), fork (25), spoon (25).')).toBeVisible();
  await expect(page.getByText('1 other file was passed over.')).toBeVisible();

  await trainAndQuantize(lab);
  // Classes differ by their brightness; guessing gives 33 %.
  expect((await lab.accuracy('FP32 from scratch')).percent).toBeGreaterThan(60);
  expect((await lab.accuracy('PTQ W8A8')).images).toBe(15);
  await expect(chart).toContainText('on 15 images');
  await lab.press('Run QAT');
  await lab.expectEnd('QAT W4A4', 'done');

  await lab.press('PTQ W4A4');
  await page.getByRole('tab', { name: 'Samples' }).click();
  await expectClasses(page.getByRole('region', { name: 'Samples' }));
  await page.getByRole('tab', { name: 'Report' }).click();
  for (const name of ['FP32 from scratch', 'PTQ W4A4']) {
    await lab.rows(name).getByRole('checkbox').check();
  }
  await lab.press('Report of the 2 selected');
  const report = page.getByRole('dialog');
  await expect(report.getByRole('rowheader', { name: 'spoon (5)' })).toBeVisible();
  await page.keyboard.press('Escape');

  await lab.open(grey);
  await expect(page.getByText('Classes: cup (24), fork (25), spoon (25).')).toBeVisible();
  await lab.expectEnd('PTQ W4A4', 'done');
  await lab.press('Quantize');
  await lab.expectEnd('PTQ W4A4', 'done');
  await removal(page).click();
  await expect(zone(page)).toBeVisible();
  await expect(lab.button('Train from scratch').first()).toBeDisabled();
});

test('trains the larger network on the colours of a zip file', async ({ lab, page }) => {
  await lab.open(colour);
  await drop(zone(page), [chosen('pictures.zip', zipped(imageFiles()))]);
  await expect(removal(page)).toBeVisible();
  await expect(page.getByText('in 32 x 32 pixels, split with seed 42.')).toBeVisible();
  await trainAndQuantize(lab);
  expect((await lab.accuracy('PTQ W8A8')).images).toBe(15);
});

test('a link says that the images do not travel, and is made again where they are', async ({
  lab,
  page,
  browser,
}) => {
  await lab.open({ ...grey, epochs: 1 });
  await zipField(page).setInputFiles([chosen('pictures.zip', zipped(imageFiles()))]);
  await expect(removal(page)).toBeVisible();
  await lab.press('Train from scratch');
  await lab.expectEnd('FP32 from scratch', 'done');
  await lab.press('Share');
  const dialog = page.getByRole('dialog', { name: 'Share' });
  await expect(dialog).toContainText('Your own images are not in it');
  const link = await dialog.getByRole('textbox', { name: 'Link' }).inputValue();
  expect(link).toContain('dataset=own-grey');

  const there = await (await browser.newContext()).newPage();
  const complaints = listen(there);
  await there.goto(link);
  const strip = there.getByRole('region', { name: 'Opened link' });
  await strip.getByRole('button', { name: 'Run it' }).click();
  const notice = there.getByRole('alert');
  await expect(
    notice.filter({ hasText: 'There are no images of your own in this browser yet.' }),
  ).toBeVisible();
  await zipField(there).setInputFiles([chosen('pictures.zip', zipped(imageFiles()))]);
  await expect(removal(there)).toBeVisible();
  await strip.getByRole('button', { name: 'Run it' }).click();
  await expect(strip).toContainText('Reproduced');
  expect(complaints).toEqual([]);
  await there.context().close();
});

const withFile = (path: string, bytes: Uint8Array<ArrayBuffer>): ChosenFile[] => [
  chosen('pictures.zip', zipped(new Map([...imageFiles(), [path, bytes]]))),
];
const text = (value: string) => new TextEncoder().encode(value);

const refusals: readonly (readonly [what: string, files: () => ChosenFile[], said: RegExp])[] = [
  [
    'a text that is named like an image',
    () => withFile('pictures/cup/0.png', text('a text that is long enough to hold a header')),
    /cup\/0\.png is named like an image and is none/,
  ],
  [
    'an image of 100 megapixels',
    () => withFile('pictures/cup/0.png', pngWith(10_000, 10_000, new Uint8Array(9))),
    /10000 x 10000 pixels, 100 megapixels/,
  ],
  [
    'an image that is damaged',
    () => withFile('pictures/cup/0.png', pngWith(30, 30, new Uint8Array(9)).slice(0, 60)),
    /cup\/0\.png is damaged: it cannot be decoded/,
  ],
  [
    'a zip bomb',
    () => withFile('pictures/cup/0.png', new Uint8Array(30_000_000)),
    /0\.png has 30 MB/,
  ],
  [
    'a name that leads out',
    () => withFile('../../cup/0.png', text('no matter what')),
    /leads out of the folder/,
  ],
  [
    'images in no folder',
    () => [chosen('a.png', pngWith(1, 1, new Uint8Array(4)))],
    /a\.png lies in no folder/,
  ],
  ['no zip file', () => [chosen('pictures.zip', text('none at all'))], /pictures\.zip is damaged/],
];

test('says what is wrong with images, and loses nothing by it', async ({ lab, page }) => {
  await lab.open(grey);
  for (const [what, files, said] of refusals) {
    await zipField(page).setInputFiles(files());
    const notice = lab.notices.filter({ hasText: said });
    await expect(notice, what).toBeVisible();
    await notice.getByRole('button').last().click();
    await expect(notice, what).toBeHidden();
    await expect(zone(page), what).toBeVisible();
  }
});

test('takes a zip file on a phone', async ({ lab, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await lab.open(grey);
  await page.getByRole('tab', { name: 'Settings' }).click();
  const overflow = () =>
    page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
  await expect(zone(page)).toBeVisible();
  expect(await overflow()).toBeLessThanOrEqual(0);
  await zipField(page).setInputFiles([chosen('pictures.zip', zipped(imageFiles()))]);
  await expect(removal(page)).toBeVisible();
  expect(await overflow()).toBeLessThanOrEqual(0);
});
