import type { Page } from '@playwright/test';
import { expect, test } from './lab';
import type { LabView } from './labView';

// Few enough for a GPU made of software, where a step of 64 images takes seconds.
const few = { test: 100, heldout: 50, batch: 8, images: 64, calib: 16, qepochs: 0.5 };

declare global {
  var violations: string[] | undefined;
}

/** Collects what the page's policy refuses, and the origins that anything is asked of. */
async function watch(page: Page): Promise<{ readonly foreign: string[] }> {
  const foreign: string[] = [];
  page.context().on('request', (request) => {
    const url = new URL(request.url());
    const isOwn = url.origin === new URL(process.env.LAB_URL ?? '').origin;
    if (!isOwn && url.protocol !== 'data:') foreign.push(request.url());
  });
  await page.addInitScript(() => {
    const violations: string[] = [];
    globalThis.violations = violations;
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      violations.push(`${violatedDirective}: ${blockedURI}`),
    );
  });
  return { foreign };
}

/** Saves a chart in every form. */
async function saveChart({ page }: LabView): Promise<void> {
  const title = 'Accuracy against bit width';
  const chart = page.getByRole('article', { name: title });
  for (const form of ['PNG', 'SVG', 'CSV']) {
    await chart.getByRole('button', { name: `More on ${title}` }).click();
    const saved = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: new RegExp(form) }).click();
    expect((await saved).suggestedFilename()).toContain(form.toLowerCase());
  }
}

/** Opens what opens over the page. */
async function openDialogs(lab: LabView): Promise<void> {
  for (const name of ['Help', 'Published table']) {
    await lab.press(name);
    await expect(lab.page.getByRole('dialog')).toBeVisible();
    await lab.page.keyboard.press('Escape');
    await expect(lab.page.getByRole('dialog')).toBeHidden();
  }
}

test('nothing the lab does breaks its policy, asks another origin or leaves a cookie', async ({
  lab,
  page,
}) => {
  const { foreign } = await watch(page);
  await lab.open(few);
  await lab.expectEnd('FP32 base', 'done');
  await lab.press('Run QAT');
  for (const name of ['PTQ W4A4', 'QAT W4A4', 'FP32 control']) await lab.expectEnd(name, 'done');
  await saveChart(lab);
  await openDialogs(lab);
  await page.getByRole('button', { name: /^Switch to the/ }).click();
  for (const tab of await page.getByRole('tab').all()) await tab.click();

  expect(await page.evaluate(() => globalThis.violations)).toEqual([]);
  expect(foreign).toEqual([]);
  expect(await page.context().cookies()).toEqual([]);
});

/** What becomes of code made of text, and of a request to another origin. */
async function tryWhatIsRefused() {
  // In a task of its own: what a test evaluates itself is exempt from the policy.
  const made = await new Promise((resolve) =>
    setTimeout(() => {
      try {
        resolve(new Function('return 1')());
      } catch (error) {
        resolve(error instanceof Error && error.name);
      }
    }),
  );
  const asked = await fetch('https://example.org/').catch(({ name }) => name);
  return { made, asked };
}

test('the policy refuses code made of text, and other origins', async ({
  lab,
  page,
  expectedComplaints,
}) => {
  expectedComplaints.push(/Content Security Policy/);
  await watch(page);
  await lab.open({ idle: 1 });
  const refused = { made: 'EvalError', asked: 'TypeError' };
  expect(await page.evaluate(tryWhatIsRefused)).toEqual(refused);
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.ran = true';
    document.body.append(script);
    return 'ran' in globalThis;
  });
  expect(ran).toBe(false);
  expect(await page.evaluate(() => globalThis.violations)).toEqual([
    expect.stringMatching(/^script-src: eval/),
    expect.stringMatching(/^connect-src: https:/),
    expect.stringMatching(/^script-src-elem: inline/),
  ]);

  await expect.poll(() => page.workers().length).toBeGreaterThan(0);
  expect(await page.workers()[0]?.evaluate(tryWhatIsRefused)).toEqual(refused);
});
