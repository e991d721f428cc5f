import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { expect, test } from './lab';
import type { LabView } from './labView';

const few = { test: 200, calib: 64, ada: 0 };

const sections = (page: Page) => page.getByRole('region', { name: 'Charts' });

/** The page does not scroll sideways. */
async function expectToFit(page: Page): Promise<void> {
  const overhang = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(overhang).toBeLessThanOrEqual(0);
}

/** Waits until PTQ has reached the chart. */
async function expectQuantized(page: Page): Promise<void> {
  await expect(sections(page)).toContainText(/PTQ (keeps|loses)/);
}

test('a presentation has large type, the charts and one button, by keyboard', async ({
  lab,
  page,
}) => {
  await lab.open({ ...few, view: 'present' });
  const button = lab.button('Quantize').first();
  await expect(button).toBeVisible();
  const height = await sections(page)
    .getByText('Accuracy against bit width')
    .evaluate((title) => title.getBoundingClientRect().height);
  expect(height).toBeGreaterThan(20);
  await expect(page.getByRole('region', { name: 'Runs' })).toBeHidden();
  await expect(page.getByRole('group')).toHaveCount(0);
  await expect(page.getByRole('main').getByRole('button', { name: 'Quantize' })).toBeHidden();
  await expectToFit(page);

  await page.keyboard.press('Tab');
  await expect(button).toBeFocused();
  await page.keyboard.press('Enter');
  await expectQuantized(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole('banner').getByRole('button')).toBeVisible();
  await expectToFit(page);

  await page.setViewportSize({ width: 1280, height: 800 });
  await lab.press('All controls');
  await expect(lab.rows('PTQ W8A8')).toBeVisible();
});

test('a link hides panels, and names those that are not there', async ({ lab, page }) => {
  await lab.open({ ...few, hide: 'settings,runs,samples,stage' });
  await expect(sections(page)).toBeVisible();
  await expect(page.getByText('hide=stage (no such panel)')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Experiment' })).toBeHidden();
  await expect(page.getByRole('region', { name: 'Runs' })).toBeHidden();
  await expect(page.getByRole('tab', { name: 'Layers' })).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Samples' })).toBeHidden();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole('tab', { name: 'Charts' })).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Runs' })).toBeHidden();
  await expectToFit(page);
});

/** Serves a page of another origin that has the lab in a frame. */
async function embedding(source: string) {
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(
      `<!doctype html><title>Course</title><iframe title="lab" src="${source}" style="width:100%;height:520px;border:0"></iframe>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/`, stop: () => server.close() };
}

async function expectToWorkIn(lab: LabView, width: number): Promise<void> {
  const { page } = lab;
  await page.setViewportSize({ width, height: 844 });
  const asked = { ...few, backend: 'wasm', view: 'embed' };
  const query = new URLSearchParams(Object.entries(asked).map(([key, value]) => [key, `${value}`]));
  const host = await embedding(`${process.env.LAB_URL}?${query}`.replaceAll('&', '&amp;'));
  try {
    await page.goto(host.address);
    const frame = page.frameLocator('iframe');
    await frame.getByRole('button', { name: 'Quantize', exact: true }).click();
    await expect(frame.getByRole('region', { name: 'Charts' })).toContainText(/PTQ (keeps|loses)/);
    const inner = page.frames().find((part) => part.url().includes('view=embed'));
    const state = await inner?.evaluate(async () => ({
      isolated: crossOriginIsolated,
      // Some browsers deny a frame of another origin its databases altogether.
      databases: await indexedDB.databases().then(
        (found) => found.length,
        () => 0,
      ),
      fits: document.documentElement.scrollWidth <= document.documentElement.clientWidth,
    }));
    expect(state).toEqual({ isolated: false, databases: 0, fits: true });
    await expect(frame.getByRole('link', { name: /^Quantlab/ })).toHaveAttribute('href', /#v=1/);
  } finally {
    host.stop();
  }
}

test('a frame of another origin has a lab that works without isolation and keeps nothing', async ({
  lab,
}) => {
  await expectToWorkIn(lab, 1280);
});

test('so it does in a narrow frame', async ({ lab }) => {
  await expectToWorkIn(lab, 390);
});
