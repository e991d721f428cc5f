import { type CopiedSite, copySite } from './copiedSite';
import { expect, test } from './lab';
import type { LabView } from './labView';

test.use({ serviceWorkers: 'allow' });

let site: CopiedSite;

test.beforeEach(async () => {
  site = await copySite();
});

test.afterEach(() => site.remove());

const few = { test: 500, images: 640, heldout: 200, calib: 64 };

/** Waits until the browser keeps what the lab needs. */
async function expectKept(lab: LabView): Promise<void> {
  await lab.press('Help');
  await expect(lab.page.getByText('it opens and trains without a network')).toBeVisible();
  await lab.press('Close help');
}

test('after one visit the page opens, quantizes and trains without its server', async ({
  lab,
  page,
}) => {
  await lab.open(few, site.address);
  await lab.expectEnd('FP32 base', 'done');
  await expectKept(lab);
  await site.stop();

  await page.reload();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await lab.expectEnd('FP32 base', 'done');
  await lab.press('Run QAT');
  for (const name of ['PTQ W4A4', 'QAT W4A4', 'FP32 control']) await lab.expectEnd(name, 'done');
  expect(await lab.text(lab.rows('QAT W4A4'), 'Steps')).toBe('10');
  expect((await lab.accuracy('PTQ W4A4')).percent).toBeGreaterThan(80);
});

test('a new version is offered, and loaded when nothing runs and somebody asks', async ({
  lab,
  page,
}) => {
  await lab.open({ ...few, images: 55_000 }, site.address);
  await lab.expectEnd('FP32 base', 'done');
  await expectKept(lab);
  site.publish('Quantlab, next');
  await page.reload();
  const offer = page.getByRole('status').filter({ hasText: 'A new version of this page is ready' });
  await expect(offer).toBeVisible();
  await expect(page).toHaveTitle('Quantlab');

  const load = lab.button('Load the new version');
  await lab.press('Run QAT');
  await lab.expectEnd('PTQ W4A4', 'done');
  await lab.expectMoreSteps('QAT W4A4', 0);
  await expect(load).toBeDisabled();
  await lab.press('Cancel all');
  await lab.press('Cancel');
  await lab.expectEnd('QAT W4A4', 'cancelled');

  await load.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveTitle('Quantlab, next');
  await expect(offer).toBeHidden();
  await lab.expectEnd('FP32 base', 'done');
});
