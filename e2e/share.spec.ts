import type { Browser, Page } from '@playwright/test';
import { expect, listen, test } from './lab';
import { LabView } from './labView';

/** Short runs, so that the test is not about training. */
const short = {
  idle: 1,
  images: 640,
  qsteps: 24,
  test: 200,
  heldout: 50,
  calib: 64,
  ada: 0,
  control: 0,
};

const strip = (page: Page) => page.getByRole('region', { name: 'Opened link' });

async function linkOf(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  return link;
}

/** Opens an address in a profile of its own; fails on what its browser complains about. */
async function inFreshProfile(browser: Browser, address: string, backend: string) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const complaints = listen(page);
  await page.goto(address);
  return { page, lab: new LabView(page, backend), complaints, close: () => context.close() };
}

test('runs are shared, opened in a fresh profile on a phone, made again, and compared', async ({
  lab,
  page,
  browser,
  backend,
}) => {
  await lab.open(short);
  await lab.press('Run QAT');
  await lab.expectEnd('QAT W4A4', 'done');
  const theirs = await lab.accuracy('QAT W4A4');
  const link = await linkOf(page);
  expect(link.length).toBeLessThan(2_000);
  expect(link).toContain('#v=1&method=base,ptq,qat&');

  const there = await inFreshProfile(browser, link, backend);
  await expect(strip(there.page)).toContainText(
    'FP32 base, PTQ W4A4 and QAT W4A4, measured on Chrome',
  );
  await expect(strip(there.page)).toContainText('3 runs to do here');
  await there.page.getByRole('tab', { name: 'Runs' }).click();
  await expect(there.lab.rows('QAT W4A4, theirs')).toHaveCount(1);
  await expect(there.lab.rows('QAT W4A4')).toHaveCount(0);
  expect(await there.lab.accuracy('QAT W4A4, theirs')).toEqual(theirs);

  await strip(there.page).getByRole('button', { name: 'Run all 3' }).press('Enter');
  await there.lab.expectEnd('QAT W4A4', 'done');
  // Same settings, same seed, same backend: the same counts.
  await expect(strip(there.page)).toContainText(
    'Made again: 3 of 3 runs. Beside theirs: 3 the same.',
  );
  expect(await there.lab.accuracy('QAT W4A4')).toEqual(theirs);
  await strip(there.page).getByRole('button', { name: 'What is in it' }).press('Enter');
  const dialog = there.page.getByRole('dialog', { name: 'What is in the link' });
  await expect(dialog.getByRole('row').filter({ hasText: 'QAT W4A4' })).toContainText(
    /Reproduced exactly: \d+ of 200 images are right/,
  );
  await there.page.keyboard.press('Escape');
  await strip(there.page).getByRole('button', { name: 'Close the link' }).press('Enter');
  await expect(strip(there.page)).toHaveCount(0);
  expect(there.page.url()).not.toContain('#');
  expect(there.complaints).toEqual([]);
  await there.close();
});

test('a link pasted into an open lab keeps its runs and settings until it is accepted', async ({
  lab,
  page,
}) => {
  await lab.open({ test: 100, w: 8 });
  await lab.expectEnd('FP32 base', 'done');
  const rows = await lab.runs.getByRole('row').count();
  await page.evaluate(() => {
    location.hash = '#v=1&method=qat&w=2&qsteps=12&images=640&test=100&heldout=50&calib=64&ada=0';
  });
  await expect(strip(page)).toContainText('QAT W2A4');
  await expect(lab.runs.getByRole('row')).toHaveCount(rows);
  await expect(page.getByRole('radio', { name: '8' }).first()).toBeChecked();
  await page.getByRole('button', { name: 'Use its settings' }).press('Enter');
  await expect(page.getByRole('radio', { name: '2' }).first()).toBeChecked();
  await strip(page).getByRole('button', { name: 'Run it' }).press('Enter');
  await lab.expectEnd('QAT W2A4', 'done');
});

const badLinks = [
  { hash: '#v=99&method=qat', says: 'all of it (version 99 is not known here)' },
  { hash: '#w=2', says: 'all of it (it names no version, such as v=1)' },
  {
    hash: '#v=1&w=9&qlr=1e9&colour=red&__proto__=1',
    says: 'w=9 (not one of its values); qlr=1e9 (out of range, 10 in its place); colour (no such setting); __proto__ (no such setting)',
  },
  { hash: '#v=1&method=qat&r=AZZZZZZZ', says: 'the results (they cannot be read)' },
  {
    hash: '#v=1&x=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&%3Cb%3E=1',
    says: 'x (no such setting); <b> (no such setting)',
  },
];

test('bad links say what was changed or left out, and the page works', async ({ lab, page }) => {
  for (const { hash, says } of badLinks) {
    await page.goto('about:blank');
    await page.goto(`${process.env.LAB_URL}?idle=1&backend=wasm${hash}`);
    await expect(page.getByRole('status').filter({ hasText: 'Changed or left out' })).toContainText(
      says,
    );
    await expect(lab.button('Run QAT').first()).toBeEnabled();
  }
});
