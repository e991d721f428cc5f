import type { Locator, Page } from '@playwright/test';
import { controlLines, sweepLines } from '../src/core/sweep/lines';
import { sweepSentence } from '../src/core/sweep/sentence';
import { rateWording } from '../src/store/rateWords';
import { expect, test } from './lab';
import type { LabView } from './labView';

const range = '0.001..10:5';
const rates = [0.001, 0.01, 0.1, 1, 10];
const bits = [8, 4, 2];

/** Base, PTQ at every width, and at every rate QAT at every width with its control. */
const allRuns = 1 + bits.length + rates.length * (bits.length + 1);

const short = { qsteps: 3, batch: 16, test: 100, heldout: 50, calib: 32, ada: 0 };

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Learning-rate sweep' });

async function openSweep(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: /^Sweep/ }).click();
  return dialogOf(page);
}

async function expectDone(page: Page, least: number): Promise<void> {
  const button = page.getByRole('button', { name: /^Sweep: / });
  const done = async () => Number(/^Sweep: (\d+) of/.exec((await button.textContent()) ?? '')?.[1]);
  await expect.poll(done, { timeout: 400_000 }).toBeGreaterThanOrEqual(least);
}

interface Figure {
  readonly learningRate: number;
  /** Of 100 test images; null for a run that diverged. */
  readonly correct: number | null;
}

/** Returns the texts of the run table by row and title of the column, read at once. */
async function tableOf(lab: LabView): Promise<Record<string, string>[]> {
  const rows = await lab.runs
    .getByRole('row')
    .evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent.trim())),
    );
  const [titles = [], ...others] = rows;
  return others.map((texts) =>
    Object.fromEntries(titles.map((title, index) => [title, texts[index] ?? ''])),
  );
}

/** Returns what the run table says of the runs of a name, one at each rate; cancelled ones say nothing. */
function figuresOf(table: readonly Record<string, string>[], name: string): Figure[] {
  const figures = table
    .filter((row) => row.Run === name && row.Status !== 'cancelled')
    .map((row) => ({
      learningRate: Number(row['Learning rate']),
      correct:
        row.Status === 'diverged'
          ? null
          : Math.round(Number.parseFloat(row['Test accuracy, %'] ?? '')),
    }));
  expect(figures.map(({ learningRate }) => learningRate).toSorted((x, y) => x - y)).toEqual(rates);
  return figures;
}

const measured = (figures: readonly Figure[]) =>
  figures.flatMap(({ learningRate, correct }) =>
    correct === null ? [] : [{ learningRate, correct, total: short.test }],
  );

const alike = { optimizer: 'momentum', scales: 'observer', seed: 42 };

/** Returns the sentence that the figures of the run table come to. */
function sentenceOf(
  qat: ReadonlyMap<number, readonly Figure[]>,
  control: readonly Figure[],
): string {
  const points = [...qat].flatMap(([width, own]) =>
    measured(own).map((figure) => ({ ...alike, bits: width, ...figure })),
  );
  const lost = [...qat].flatMap(([width, own]) =>
    own
      .filter(({ correct }) => correct === null)
      .map(({ learningRate }) => ({ ...alike, bits: width, learningRate })),
  );
  const controls = controlLines(measured(control).map((figure) => ({ ...alike, ...figure })));
  return sweepSentence(sweepLines(points, lost), rateWording, controls);
}

/** Returns the rows of figures that a chart is drawn from. */
async function dataOf(page: Page, title: string): Promise<string[][]> {
  await page.getByRole('tab', { name: title, exact: true }).click();
  const chart = page.getByRole('article', { name: title });
  await chart.getByRole('button', { name: `More on ${title}` }).click();
  await page.getByRole('menuitem', { name: 'Show the data' }).click();
  const rows = await chart
    .getByRole('row')
    .evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent)),
    );
  return rows.slice(1);
}

test('a sweep is interrupted, goes on and says what the run table says', async ({ lab, page }) => {
  // Two dozen runs, each of which compares integers on the page's host.
  test.setTimeout(600_000);
  await lab.open(short);
  const sweep = await openSweep(page);
  await sweep.getByRole('textbox', { name: 'Learning rates' }).fill(range);
  await expect(sweep).toContainText('5 rates: 0.001, 0.01, 0.1, 1, 10');
  await expect(sweep).toContainText('15 QAT, 5 FP32 control, 3 PTQ and 1 FP32 base');
  await expect(sweep).toContainText(/\d+ runs( to go)?, (roughly|about) [\d:.]+ (s|min)/);
  await sweep.getByRole('button', { name: 'Start the sweep' }).click();
  await expect(sweep).toBeHidden();

  await expectDone(page, 6);
  page.once('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await expect(
    page.getByText(/^The sweep was interrupted with \d+ of 24 runs done\./),
  ).toBeVisible();
  await lab.press('Continue the sweep');
  await expectDone(page, 10);
  await openSweep(page);
  await sweep.getByRole('button', { name: 'Pause the sweep' }).click();
  await sweep.getByRole('button', { name: 'Continue the sweep' }).click();
  await openSweep(page);
  await expect(sweep).toContainText(`All ${allRuns} runs are there`, { timeout: 400_000 });
  await page.keyboard.press('Escape');

  const chart = page.getByRole('article', { name: 'Accuracy against learning rate' });
  const qat = new Map<number, readonly Figure[]>();
  const table = await tableOf(lab);
  for (const width of bits) qat.set(width, figuresOf(table, `QAT W${width}A${width}`));
  const control = figuresOf(table, 'FP32 control');
  await expect(chart).toContainText(sentenceOf(qat, control));

  const rows = await dataOf(page, 'Accuracy against learning rate');
  for (const [width, figures] of qat) {
    for (const { learningRate, correct } of figures) {
      const row = rows.find(
        ([method, ofBits, , , rate]) =>
          method?.startsWith('QAT') && Number(ofBits) === width && Number(rate) === learningRate,
      );
      expect(row?.[0]).toBe(correct === null ? 'QAT, diverged' : 'QAT');
      if (correct !== null) expect(Number(row?.[5])).toBeCloseTo(correct, 6);
    }
  }
  expect(rows.filter(([method]) => method === 'PTQ')).toHaveLength(bits.length);
  expect(await dataOf(page, 'Learning rate by bits')).toHaveLength(rates.length * bits.length);
  const ended = [...qat.values(), control].flatMap(measured).length;
  expect(await dataOf(page, 'Final accuracy')).toHaveLength(ended + bits.length + 1);
});

test('on a phone and by keyboard, and what is wrong is said', async ({ lab, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await lab.open({ ...short, idle: 1 });
  const button = page.getByRole('button', { name: 'Sweep', exact: true });
  await button.focus();
  await page.keyboard.press('Enter');
  const sweep = dialogOf(page);
  const [field, start] = [
    sweep.getByRole('textbox', { name: 'Learning rates' }),
    sweep.getByRole('button', { name: 'Start the sweep' }),
  ];
  await expect(start).toBeEnabled();
  const wide = await sweep.evaluate((element) => element.scrollWidth > element.clientWidth);
  expect(wide).toBe(false);

  await field.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('fast');
  await expect(sweep.getByRole('alert')).toContainText('fast is no learning rate');
  await expect(start).toBeDisabled();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('1e-4..1:100');
  await sweep.getByRole('textbox', { name: /^Seeds/ }).fill('25');
  await expect(sweep.getByRole('alert')).toHaveText(
    'These are 10,075 runs, and a sweep has at most 1,000: 9 learning rates in place of 100 would do.',
  );
  await expect(start).toBeDisabled();

  const four = sweep.getByRole('group', { name: 'Bits' }).getByRole('checkbox', { name: '4' });
  await four.focus();
  await page.keyboard.press('Space');
  await expect(four).not.toBeChecked();
  await page.keyboard.press('Escape');
  await expect(sweep).toBeHidden();
  await expect(button).toBeFocused();
});
