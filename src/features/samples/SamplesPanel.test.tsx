// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { LabError } from '../../core/errors';
import { fakePredictions } from '../../core/samples/fakePredictions';
import type { InspectionCalls } from '../../protocol/inspection';
import { LabProvider } from '../../store/context';
import { createFakeLab } from '../../store/fakeLab';
import { fakeRun } from '../../store/fakeRun';
import { LabTheme } from '../../ui/theme/LabTheme';
import { SamplesPanel } from './SamplesPanel';

afterEach(cleanup);

/** FP32 is right but for the last image; PTQ also takes a shirt for a coat, and repairs the bag. */
const float = { ...fakePredictions, classes: Uint8Array.of(0, 1, 2, 0, 1, 0) };
const quantized = { ...fakePredictions, classes: Uint8Array.of(0, 1, 2, 1, 1, 2) };

function show(inspections: Partial<InspectionCalls> = {}) {
  const fake = createFakeLab(undefined, {
    predictions: async ({ plan }) => (plan.method === 'base' ? float : quantized),
    ...inspections,
  });
  const runs = [
    fakeRun({ method: 'base', correct: 9_100 }),
    fakeRun({ method: 'ptq', correct: 9_000 }),
  ];
  fake.lab.setState({ runs });
  render(
    <LabTheme>
      <LabProvider lab={fake.lab}>
        <SamplesPanel />
      </LabProvider>
    </LabTheme>,
  );
  return fake;
}

const cards = () => screen.getAllByRole('article').map((card) => card.getAttribute('aria-label'));

test('shows what broke and what was repaired, with the verdict in words', async () => {
  show();
  expect(
    await screen.findByText(/Of 6 images FP32 base alone gets 1 right, PTQ W4A4 alone 1/),
  ).toBeTruthy();
  expect(cards()).toEqual(['Test image 3: shirt', 'Test image 5: bag']);
  const [broken] = screen.getAllByRole('article');
  expect(broken?.textContent).toMatch(/shirt taken for coat\s*broken/);
});

test('a cell of the confusion matrix, reached by arrow keys, shows its images', async () => {
  show();
  await userEvent.click(await screen.findByRole('radio', { name: 'Confusion' }));
  const grid = within(screen.getByRole('table', { name: 'Confusion matrix' }));
  grid.getByRole('button', { name: 'shirt recognized: 1 image' }).focus();
  await userEvent.keyboard('{ArrowRight}{Enter}');
  expect(cards()).toEqual(['Test image 3: shirt']);
});

test('gives the accuracy of every class against the other run', async () => {
  show();
  await userEvent.click(await screen.findByRole('radio', { name: 'Classes' }));
  const row = screen.getByRole('row', { name: /^shirt/ });
  expect(row.textContent).toMatch(/100\.0.*50\.0.*\u221250\.0/);
});

test('says why there is nothing to see, and tries again', async () => {
  let lost = true;
  show({
    predictions: async () => {
      if (lost) throw new LabError('network-gone', 'It is gone.', 'Run it again.');
      return quantized;
    },
  });
  expect(await screen.findByText('It is gone. Run it again.')).toBeTruthy();
  lost = false;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(screen.queryByText(/It is gone/)).toBeNull());
  expect(await screen.findByText(/Neither is better/)).toBeTruthy();
});
