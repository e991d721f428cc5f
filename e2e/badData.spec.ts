import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { fashionMnist } from '../src/data/fashionMnist';
import { expect, test } from './lab';

const { path } = fashionMnist.files.testImages;

const shipped = () => readFileSync(`public/${path}`);

function withFlippedByte(): Buffer {
  const bytes = gunzipSync(shipped());
  bytes[5_000] = (bytes[5_000] ?? 0) ^ 1;
  return gzipSync(bytes, { level: 1 });
}

const send = (page: Page, body: Buffer) =>
  page.route(`**/${path}`, (route) => route.fulfill({ body, contentType: 'application/gzip' }));

test.describe('a file that is missing', () => {
  test.use({ expectedComplaints: [/404/] });

  test('is named', async ({ lab, page }) => {
    await page.route(`**/${path}`, (route) => route.fulfill({ status: 404 }));
    await lab.open();
    await expect(lab.notices).toContainText(
      /The file of test images could not be loaded: the server answered 404/,
    );
    await lab.expectEnd('FP32 base', 'failed');
  });
});

test('says that a file is cut short', async ({ lab, page }) => {
  await send(page, shipped().subarray(0, 1_000_000));
  await lab.open();
  await expect(lab.notices).toContainText('The file of test images is damaged or incomplete');
});

test('says that a file is not the published one, and recovers', async ({ lab, page }) => {
  await send(page, withFlippedByte());
  await lab.open({ test: 500 });
  await expect(lab.notices).toContainText('The file of test images is not the published one');
  await page.unroute(`**/${path}`);
  await lab.press('Quantize');
  await lab.expectEnd('PTQ W8A8', 'done');
});

test('takes a file that the server has inflated', async ({ lab, page }) => {
  await send(page, gunzipSync(shipped()));
  await lab.open({ test: 500 });
  await lab.expectEnd('FP32 base', 'done');
});

test('says that a checkpoint is damaged', async ({ lab, page }) => {
  await page.route('**/models/cnn.safetensors', (route) =>
    route.fulfill({ body: Buffer.alloc(1_000, 7), contentType: 'application/octet-stream' }),
  );
  await lab.open();
  await expect(lab.notices).toContainText('The checkpoint is not a usable safetensors file');
});
