import type { Page } from '@playwright/test';
import { keptValues } from './kept';
import { expect, test } from './lab';
import type { LabView } from './labView';

/** 800 steps on few images: enough to be stopped among them. */
const training = {
  idle: 1,
  images: 640,
  batch: 8,
  epochs: 10,
  qsteps: 800,
  heldout: 50,
  test: 100,
  calib: 32,
  control: 0,
};

/** Everything that a run measured, without the times, which no two runs share. */
async function outcome(page: Page, runId: string) {
  return page.evaluate((id) => {
    const run = globalThis.quantlab?.runs().find(({ plan }) => plan.runId === id);
    return {
      train: run?.train.map(({ elapsedMs: _, ...point }) => point),
      heldOut: run?.heldOut,
      rateChanges: run?.rateChanges,
      correct: run?.result?.evaluation?.correct,
      loss: run?.result?.evaluation?.loss,
    };
  }, runId);
}

/** Stops a run in its middle, where it has been saved, and reloads the page. */
async function reloadInMidRun(lab: LabView, name: string): Promise<void> {
  await lab.expectMoreSteps(name, 20);
  await lab.pause(name);
  const steps = await lab.steps(name);
  expect(steps).toBeLessThan(800);
  await expect.poll(() => keptValues(lab.page, 'checkpoints')).toMatchObject([{ step: steps }]);
  lab.page.once('dialog', (dialog) => void dialog.accept());
  await lab.page.reload();
  await expect(lab.rows(name)).toHaveCount(1);
  await lab.expectStatus(name, /^interrupted/);
}

function breakDown(): void {
  setTimeout(() => {
    throw new Error('broken on purpose');
  });
}

for (const [name, press, runs, more] of [
  ['FP32 from scratch', 'Train from scratch', ['fp32-1', 'fp32-2'], { opt: 'adam' }],
  ['QAT LSQ W4A4', 'Run QAT', ['qat-1', 'qat-2'], { scales: 'lsq' }],
] as const) {
  test(`${name}: a reload in mid-run resumes to the same end as a run that nobody interrupted`, async ({
    lab,
    page,
  }) => {
    await lab.open({ ...training, ...more });
    await lab.press(press);
    await reloadInMidRun(lab, name);
    await lab.press('Resume');
    await lab.expectEnd(name, 'done');
    await lab.press(press);
    await expect
      .poll(async () => (await outcome(page, runs[1])).correct, { timeout: 60_000 })
      .toBeDefined();
    const [resumed, whole] = [await outcome(page, runs[0]), await outcome(page, runs[1])];
    expect(resumed.train).toHaveLength(800);
    expect(resumed).toEqual(whole);
    await expect(lab.notices).toHaveCount(0);
  });
}

/** Starts a run that stands still after its first step, and has it go on at another rate. */
async function startSteered(lab: LabView, name: string): Promise<void> {
  await lab.press('Step');
  await lab.expectStatus(name, /^paused/);
  await lab.page.getByRole('button', { name: /^Learning rate 0/ }).click();
  await lab.type('Highest rate', '0.002');
  await lab.press('Change from the next step on');
  await lab.press('Resume');
}

test('a learning rate that was changed by hand is part of what is resumed', async ({
  lab,
  page,
}) => {
  const name = 'QAT W4A4';
  await lab.open({ ...training, ada: 0 });
  await startSteered(lab, name);
  await reloadInMidRun(lab, name);
  await lab.press('Resume');
  await lab.expectEnd(name, 'done');
  await startSteered(lab, name);
  await expect
    .poll(async () => (await outcome(page, 'qat-2')).correct, { timeout: 60_000 })
    .toBeDefined();
  const [resumed, whole] = [await outcome(page, 'qat-1'), await outcome(page, 'qat-2')];
  expect(resumed.rateChanges).toEqual([{ step: 1, peak: 0.002 }]);
  expect(resumed).toEqual(whole);
});

test('an interrupted run can be left at that, with its curves', async ({ lab, page }) => {
  const name = 'FP32 from scratch';
  await lab.open(training);
  await lab.press('Train from scratch');
  await reloadInMidRun(lab, name);
  const steps = await lab.steps(name);
  await lab.press('Discard');
  await lab.expectEnd(name, 'cancelled');
  expect(await lab.steps(name)).toBe(steps);
  await expect(page.getByRole('status').filter({ hasText: 'interrupted' })).toHaveCount(0);
});

test('a worker that breaks down in mid-run is started anew, and the run goes on', async ({
  lab,
  page,
  expectedComplaints,
}) => {
  expectedComplaints.push(/broken on purpose/);
  const name = 'FP32 from scratch';
  await lab.open(training);
  await lab.press('Train from scratch');
  await lab.expectMoreSteps(name, 20);
  await lab.pause(name);
  const steps = await lab.steps(name);
  // The first that breaks down takes the others with it before they can be told.
  await Promise.allSettled(page.workers().map((worker) => worker.evaluate(breakDown)));
  await expect(page.getByRole('status').filter({ hasText: 'goes on from step' })).toContainText(
    `goes on from step ${steps}`,
  );
  await lab.expectEnd(name, 'done');
  expect(await lab.steps(name)).toBe(800);
});
