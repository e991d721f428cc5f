import { mostPoints } from '../src/core/curves/drawnCurves';
import { expect, test } from './lab';
import { longestTaskDuring } from './longTasks';
import { loadManyRuns, pointsPerLine } from './manyRuns';

const size = { runs: 60, steps: 5_000 };
const charts = ['Loss', 'Held-out accuracy and learning rate'];

test('draws sixty long runs with few points, and answers', async ({ lab, page, browser }) => {
  await lab.open({ idle: 1 });
  await loadManyRuns(page, size);
  for (const chart of charts) {
    await expect.poll(async () => (await pointsPerLine(page, chart)).length).toBe(2 * size.runs);
    for (const points of await pointsPerLine(page, chart)) {
      expect(points).toBeLessThanOrEqual(mostPoints);
    }
  }

  const line = page.getByRole('article', { name: 'Loss' }).getByRole('button', { name: /^Line / });
  await expect(line).toHaveCount(size.runs);
  const longest = await longestTaskDuring(browser, page, async () => {
    await line.first().click();
    await expect(line.first()).toHaveAttribute('aria-pressed', 'false');
  });
  console.log(
    `longest task of a click: ${longest.wallMs} ms, of which ${longest.cpuMs} ms computing`,
  );
  // What other programs do with the cores does not count.
  expect(Math.min(longest.wallMs, longest.cpuMs)).toBeLessThan(200);
  await expect
    .poll(async () => (await pointsPerLine(page, 'Loss')).length)
    .toBe(2 * (size.runs - 1));
});

test('a closer look has the detail that the whole has no room for', async ({ lab, page }) => {
  await lab.open({ idle: 1 });
  await loadManyRuns(page, { runs: 1, steps: 5_000 });
  const raw = async () => (await pointsPerLine(page, 'Loss'))[0];
  await expect.poll(raw).toBe(mostPoints);
  for (let zoomed = 0; zoomed < 5; zoomed++) await lab.press('Zoom in');
  // A 32nd of 5,000 steps, and a point on either side.
  await expect.poll(raw).toBeLessThan(165);
  await lab.press('Show all');
  await expect.poll(raw).toBe(mostPoints);
});
