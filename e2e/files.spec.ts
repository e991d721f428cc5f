import { readFile } from 'node:fs/promises';
import type { Browser, Page } from '@playwright/test';
import { decodeSafetensors, encodeSafetensors } from '../src/data/safetensors';
import { keptValues } from './kept';
import { expect, listen, test } from './lab';
import { LabView } from './labView';

/** Runs that are over soon, from weights that are trained here. */
const short = {
  idle: 1,
  images: 640,
  epochs: 1,
  batch: 32,
  heldout: 50,
  test: 200,
  calib: 64,
  ada: 0,
};

const scratch = 'FP32 from scratch';

interface ChosenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

async function openMenu(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'Files', exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** Returns what the browser saves when `act` is done. */
async function savedBy(page: Page, act: () => Promise<void>): Promise<ChosenFile> {
  const saving = page.waitForEvent('download');
  await act();
  const download = await saving;
  const buffer = await readFile(await download.path());
  return { name: download.suggestedFilename(), mimeType: 'application/octet-stream', buffer };
}

async function openFile(page: Page, file: ChosenFile): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await openMenu(page, 'Open a lab, a network or a link');
  await (await choosing).setFiles(file);
}

const saveLab = (page: Page) =>
  savedBy(page, () => openMenu(page, 'Save the lab: runs, settings, networks'));

const saveWeights = ({ page }: LabView, name: string) =>
  savedBy(page, async () => {
    await page.getByRole('button', { name: `More for ${name}` }).click();
    await page.getByRole('menuitem', { name: 'Save the weights' }).click();
  });

async function inFreshProfile(browser: Browser, backend: string) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const complaints = listen(page);
  return { page, lab: new LabView(page, backend), complaints, close: () => context.close() };
}

const infos = (page: Page) => page.getByRole('status');

async function train(lab: LabView): Promise<void> {
  await lab.press('Train from scratch');
  await lab.expectEnd(scratch, 'done');
}

test('a lab goes out as one file and comes in elsewhere: runs, settings, networks', async ({
  lab,
  page,
  browser,
  backend,
}) => {
  await lab.open({ ...short, w: 3, a: 3 });
  await train(lab);
  await page.getByRole('combobox', { name: 'Base weights' }).selectOption('fp32-1');
  await lab.press('Quantize');
  await lab.expectEnd('PTQ W3A3', 'done');
  const file = await saveLab(page);
  expect(file.name).toBe('quantlab.zip');

  const there = await inFreshProfile(browser, backend);
  await there.lab.open({ idle: 1 });
  await openFile(there.page, file);
  const notice = infos(there.page).filter({ hasText: 'from quantlab.zip, marked as theirs' });
  await notice.getByRole('button', { name: 'Use its settings' }).click();
  await expect(there.page.getByRole('radio', { name: '3' }).first()).toBeChecked();
  const theirs = there.lab.rows('PTQ W3A3, theirs');
  await expect(theirs).toHaveCount(1);
  expect(await there.lab.accuracy('PTQ W3A3, theirs')).toEqual(await lab.accuracy('PTQ W3A3'));
  await expect(there.page.getByText('Training loss, smoothed')).toContainText(
    `${scratch}, theirs is at`,
  );

  // The weights came along, and are kept over a reload like those that were trained here.
  await there.page.reload();
  await expect(theirs).toHaveCount(1);
  await there.page.getByRole('combobox', { name: 'Base weights' }).selectOption('fp32-1');
  await there.lab.press('Quantize');
  await there.lab.expectEnd('PTQ W3A3', 'done');
  expect(await there.lab.accuracy('PTQ W3A3')).toEqual(await lab.accuracy('PTQ W3A3'));
  expect(there.complaints).toEqual([]);
  await there.close();
});

test('a run that was not at its end goes on elsewhere', async ({ lab, page, browser, backend }) => {
  await lab.open({ ...short, batch: 8, epochs: 10 });
  await lab.press('Train from scratch');
  await lab.expectMoreSteps(scratch, 20);
  await lab.pause(scratch);
  const steps = await lab.steps(scratch);
  const file = await saveLab(page);

  const there = await inFreshProfile(browser, backend);
  await there.lab.open({ idle: 1 });
  await openFile(there.page, file);
  const name = `${scratch}, theirs`;
  await there.lab.expectStatus(name, /^interrupted/);
  expect(await there.lab.steps(name)).toBe(steps);
  await there.page.getByRole('button', { name: `More for ${name}` }).click();
  await there.page.getByRole('menuitem', { name: 'Resume' }).click();
  await there.lab.expectEnd(name, 'done');
  expect(await there.lab.steps(name)).toBe(800);
  expect(there.complaints).toEqual([]);
  await there.close();
});

test('the runs are saved as CSV and as JSON', async ({ lab, page }) => {
  await lab.open(short);
  await train(lab);
  const save = (form: RegExp) =>
    savedBy(page, async () => {
      await page
        .getByRole('region', { name: 'Runs' })
        .getByRole('button', { name: 'Save' })
        .click();
      await page.getByRole('menuitem', { name: form }).click();
    });
  const csv = await save(/^CSV/);
  const [titles, row, ...more] = csv.buffer.toString().trim().split(/\r?\n/);
  expect(csv.name).toBe('quantlab-runs.csv');
  expect(titles).toMatch(/^run,name,method,/);
  expect(row).toMatch(/^fp32-1,FP32 from scratch,fp32,/);
  expect(more).toEqual([]);
  const json = await save(/^JSON/);
  const { percent } = await lab.accuracy(scratch);
  const saved = JSON.parse(json.buffer.toString());
  expect(json.name).toBe('quantlab-runs.json');
  expect(saved.runs).toHaveLength(1);
  expect(saved.runs[0].train).toHaveLength(20);
  expect(saved.runs[0].result.evaluation.correct / 2).toBeCloseTo(percent, 1);
});

test('weights go out as safetensors and come in as a network that is measured the same', async ({
  lab,
  page,
}) => {
  await lab.open(short);
  await train(lab);
  const file = await saveWeights(lab, scratch);
  expect(file.name).toBe('fp32-1.safetensors');
  await openFile(page, { ...file, name: 'mine.safetensors' });
  await expect(infos(page).filter({ hasText: 'Opened mine.safetensors.' })).toBeVisible();
  await lab.expectEnd('mine', 'done');
  expect(await lab.accuracy('mine')).toEqual(await lab.accuracy(scratch));
  await lab.page.getByRole('combobox', { name: 'Base weights' }).selectOption('base-1');
  await lab.press('Quantize');
  await lab.expectEnd('PTQ W8A8', 'done');
});

test('wrong files are refused with a sentence, and no run is lost', async ({ lab, page }) => {
  await lab.open(short);
  await train(lab);
  const rows = await lab.runs.getByRole('row').allInnerTexts();
  const { buffer } = await saveWeights(lab, scratch);
  const { tensors, metadata } = decodeSafetensors(Uint8Array.from(buffer));
  const cut = Object.fromEntries(tensors);
  cut['dense.bias'] = { shape: [3], data: Float32Array.of(1, 2, 3) };
  const bundle = (await saveLab(page)).buffer;
  const wrong = [
    [
      'shapes.safetensors',
      encodeSafetensors(cut, Object.fromEntries(metadata)),
      'dense.bias is of shape [3]',
    ],
    ['half.safetensors', buffer.subarray(0, 5_000), 'not a usable safetensors file'],
    ['half.zip', bundle.subarray(0, bundle.length / 2), 'damaged, or no zip archive'],
    ['notes.txt', Buffer.from('hello'), 'neither a lab, a network nor a link'],
  ] as const;
  for (const [name, bytes, sentence] of wrong) {
    await openFile(page, {
      name,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(bytes),
    });
    const said = lab.notices.filter({ hasText: `${name}: ` });
    await expect(said).toContainText(sentence);
    await said.getByRole('button', { name: 'Dismiss' }).click();
  }
  expect(await lab.runs.getByRole('row').allInnerTexts()).toEqual(rows);
  await lab.press('Quantize');
  await lab.expectEnd('PTQ W8A8', 'done');
});

test('everything that is kept is forgotten when somebody says so twice', async ({ lab, page }) => {
  await lab.open(short);
  await train(lab);
  await expect.poll(() => keptValues(page, 'networks')).toHaveLength(1);
  await openMenu(page, 'Forget everything kept');
  const dialog = page.getByRole('dialog', { name: 'Forget everything kept?' });
  await dialog.getByRole('button', { name: 'Keep it' }).click();
  await expect(lab.rows(scratch)).toHaveCount(1);
  await openMenu(page, 'Forget everything kept');
  await dialog.getByRole('button', { name: 'Forget everything' }).click();
  await expect(lab.rows(scratch)).toHaveCount(0);
  for (const kind of ['runs', 'curves', 'checkpoints', 'networks']) {
    expect(await keptValues(page, kind)).toEqual([]);
  }
  await train(lab);
});
