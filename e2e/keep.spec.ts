import type { Page } from '@playwright/test';
import { damage, keptValues } from './kept';
import { expect, listen, test } from './lab';
import { LabView } from './labView';

declare global {
  /** Whether the browser has no room left. */
  var isFull: boolean | undefined;
}

const small = { idle: 1, test: 100, calib: 32, ada: 0 };

async function quantize(lab: LabView): Promise<void> {
  await lab.press('Quantize');
  await lab.expectEnd('PTQ W2A2', 'done');
}

test('a reload brings back runs, settings and the table, and the next run comes after them', async ({
  lab,
  page,
}) => {
  await lab.open(small);
  await quantize(lab);
  await lab.openSection('Device and measurement');
  await lab.type('Test images', '150');
  const before = await lab.runs.getByRole('row').allInnerTexts();
  await expect
    .poll(() => keptValues(page, 'lab'))
    .toMatchObject([{ settings: { testImages: 150 } }]);
  await page.reload();
  await expect(lab.rows('PTQ W2A2')).toHaveCount(1);
  expect(await lab.runs.getByRole('row').allInnerTexts()).toEqual(before);
  await lab.openSection('Device and measurement');
  await expect(page.getByRole('textbox', { name: 'Test images' })).toHaveValue('150');
  await lab.press('Quantize');
  await expect(lab.rows('PTQ W2A2')).toHaveCount(2);
  await lab.expectEnd('PTQ W2A2', 'done');
  await expect(lab.notices).toHaveCount(0);
});

test('runs that waited wait after a reload, and start when somebody asks', async ({
  lab,
  page,
}) => {
  await lab.open({ ...small, images: 6_400, epochs: 50, batch: 8, heldout: 50 });
  await lab.press('Train from scratch');
  await lab.expectMoreSteps('FP32 from scratch', 20);
  await lab.pause('FP32 from scratch');
  await lab.press('Quantize');
  const waiting = lab.runs.getByRole('row').filter({ hasText: 'waiting' });
  await expect(waiting).not.toHaveCount(0);
  const names = await waiting.allInnerTexts();
  await expect.poll(() => keptValues(page, 'runs')).toHaveLength(names.length + 1);
  page.once('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await lab.expectStatus('FP32 from scratch', /^interrupted/);
  await expect(waiting).toHaveText(
    names.map((text) => text.replaceAll(/\s+/g, ' ')),
    { useInnerText: true },
  );
  await expect(page.getByText(`${names.length} ready`)).toBeVisible();
  await lab.press('Start');
  await lab.expectEnd('PTQ W2A2', 'done');
  await expect(waiting).toHaveCount(0);
});

const infos = (page: Page) => page.getByRole('status');

test('two tabs keep apart, each comes back to its own, and what is closed joins what is opened', async ({
  lab,
  page,
  context,
  backend,
}) => {
  await lab.open(small);
  await quantize(lab);
  const other = await context.newPage();
  const complaints = listen(other);
  const there = new LabView(other, backend);
  await there.open({ ...small, test: 150 });
  await expect(infos(other).filter({ hasText: 'Another tab has your lab open' })).toBeVisible();
  await expect(there.rows('PTQ W2A2')).toHaveCount(0);
  // At the same time, so that both write.
  await Promise.all([lab.press('Quantize'), quantize(there)]);
  await expect(lab.rows('PTQ W2A2')).toHaveCount(2);
  await lab.expectEnd('PTQ W2A2', 'done');
  const rowsOf = (of: LabView) => of.runs.getByRole('row').allInnerTexts();
  const [own, theirs] = [await rowsOf(lab), await rowsOf(there)];
  // One after another: a lab whose tab is just being loaded anew may pass for that of a closed one.
  await other.reload();
  await expect(there.rows('PTQ W2A2')).toHaveCount(1);
  await page.reload();
  await expect(lab.rows('PTQ W2A2')).toHaveCount(2);
  expect(await rowsOf(lab)).toEqual(own);
  expect(await rowsOf(there)).toEqual(theirs);

  await other.close();
  await page.reload();
  await expect(lab.rows('PTQ W2A2')).toHaveCount(3);
  await expect(lab.runs.getByRole('row')).toHaveCount(own.length + theirs.length - 1);
  await page.reload();
  await expect(lab.rows('PTQ W2A2')).toHaveCount(3);
  expect(complaints).toEqual([]);
});

test('a damaged run and damaged settings are said, and the rest is there', async ({
  lab,
  page,
}) => {
  await lab.open(small);
  await quantize(lab);
  const rows = await lab.runs.getByRole('row').count();
  await expect.poll(() => keptValues(page, 'runs')).toHaveLength(rows - 1);
  await damage(page, 'runs', 'ptq-1');
  await damage(page, 'lab', 'lab');
  await page.reload();
  const said = (text: string) => expect(infos(page).filter({ hasText: text })).toBeVisible();
  await said('One run that was kept cannot be read. The others are here.');
  await said('The settings that were kept cannot be read. Defaults are used instead.');
  await expect(lab.runs.getByRole('row')).toHaveCount(rows - 1);
  await quantize(lab);
  // Nothing was put in the place of what could not be read.
  await expect.poll(() => keptValues(page, 'runs')).toContainEqual({ version: 1, plan: 'none' });
});

test('without a place to keep things it says so, and works', async ({ lab, page }) => {
  await page.addInitScript(() => {
    // As a private window of some browsers does it.
    IDBFactory.prototype.open = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
  });
  await lab.open(small);
  await expect(infos(page).filter({ hasText: 'This browser keeps nothing here' })).toContainText(
    'Save what you want to have later as a file.',
  );
  await quantize(lab);
  await page.reload();
  await expect(lab.button('Quantize').first()).toBeEnabled();
  await expect(lab.rows('PTQ W2A2')).toHaveCount(0);
});

test('a full storage is said, nothing is lost while the page is open, and room is used again', async ({
  lab,
  page,
}) => {
  // Chromium's own override of a quota does nothing to IndexedDB.
  await page.addInitScript(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...values) {
      if (globalThis.isFull !== true) return put.apply(this, values);
      throw new DOMException('There is no room.', 'QuotaExceededError');
    };
  });
  const fill = (isFull: boolean) =>
    page.evaluate((full) => {
      globalThis.isFull = full;
    }, isFull);
  await lab.open(small);
  await quantize(lab);
  await expect.poll(() => keptValues(page, 'runs')).not.toHaveLength(0);
  await fill(true);
  await lab.press('Quantize');
  await expect(infos(page).filter({ hasText: 'no more room to keep this lab' })).toContainText(
    'Delete runs, or save them as a file.',
  );
  await expect(lab.rows('PTQ W2A2')).toHaveCount(2);
  await lab.expectEnd('PTQ W2A2', 'done');
  await fill(false);
  await lab.press('Quantize');
  await expect(lab.rows('PTQ W2A2')).toHaveCount(3);
  await lab.expectEnd('PTQ W2A2', 'done');
  const rows = await lab.runs.getByRole('row').count();
  await expect.poll(() => keptValues(page, 'runs')).toHaveLength(rows - 1);
  await page.reload();
  await expect(lab.runs.getByRole('row')).toHaveCount(rows);
});
