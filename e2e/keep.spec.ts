import { expect, test } from './lab';
import type { LabView } from './labView';

const small = { idle: 1, test: 100, cal: 32 };

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
  await expect.poll(() => keptTestImages(lab)).toBe(150);
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

/** Returns how many test images are kept as a setting of the first lab. */
async function keptTestImages({ page }: LabView): Promise<unknown> {
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('quantlab-1');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const getting = database.transaction('lab').objectStore('lab').get('lab');
          getting.onerror = () => reject(getting.error);
          getting.onsuccess = () => {
            database.close();
            resolve(getting.result?.settings.testImages);
          };
        };
      }),
  );
}
