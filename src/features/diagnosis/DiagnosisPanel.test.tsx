// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { fakeWatch } from '../../core/diagnosis/fakeWatch';
import { LabProvider } from '../../store/context';
import { createFakeLab } from '../../store/fakeLab';
import { fakeRun } from '../../store/fakeRun';
import type { RunRecord } from '../../store/state';
import { LabTheme } from '../../ui/theme/LabTheme';
import { DiagnosisPanel } from './DiagnosisPanel';

afterEach(cleanup);

function show(runs: readonly RunRecord[]) {
  const fake = createFakeLab();
  fake.lab.setState({ runs });
  render(
    <LabTheme>
      <LabProvider lab={fake.lab}>
        <DiagnosisPanel />
      </LabProvider>
    </LabTheme>,
  );
  return fake;
}

const base = fakeRun({ method: 'base', correct: 9_080 });
const ptq = fakeRun({ method: 'ptq', correct: 9_000 });
const fallen: RunRecord = {
  ...fakeRun({
    method: 'qat',
    correct: 6_000,
    settings: { qatOptimizer: 'adam', qatLearningRate: 0.02 },
    runId: 'fallen',
  }),
  heldOut: [
    { step: 0, loss: 0.3, accuracy: 0.9 },
    { step: 60, loss: 1.2, accuracy: 0.6 },
  ],
};

it('says what will appear, and offers to make it so', () => {
  show([base]);
  expect(screen.getByText(/worked out here once a run has ended/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Run QAT' })).toBeTruthy();
});

it('names the learning rate, and does the run again beside the old one', async () => {
  const { lab } = show([base, ptq, fallen]);
  const panel = within(screen.getByRole('region', { name: 'Diagnosis' }));
  expect(panel.getByText(/^QAT reaches 60\.00 %, 30\.0 points below PTQ/).textContent).toContain(
    'At a learning rate of 0.02 with Adam',
  );
  const [first] = panel.getAllByRole('listitem');
  expect(first?.textContent).toContain('Learning rate too highraised');
  await userEvent.click(panel.getByRole('button', { name: 'Run at a learning rate of 0.002' }));
  const { runs, settings } = lab.getState();
  expect(runs.find(({ plan }) => plan.runId === 'fallen')).toBe(fallen);
  const added = runs.filter(({ plan }) => plan.method === 'qat').at(-1);
  expect(added?.plan.settings).toMatchObject({ qatOptimizer: 'adam', qatLearningRate: 0.002 });
  expect(settings.qatOptimizer).not.toBe('adam');
});

it('offers a run that several checks suggest once, at the first of them', () => {
  show([base, ptq, { ...fallen, watch: fakeWatch([{}, { updateRatio: 0.3 }]) }]);
  expect(screen.getAllByRole('button', { name: 'Run at a learning rate of 0.002' })).toHaveLength(
    1,
  );
  const [first, second] = screen.getAllByRole('listitem');
  expect(first?.textContent).toMatch(/Run at a learning rate of 0\.002$/);
  expect(second?.textContent).toContain('Exploding gradientraised');
  expect(second?.textContent).toMatch(/To try: run at a learning rate of 0\.002, as above\.$/);
});

it('looks into the network when asked to', async () => {
  show([base, ptq]);
  expect(screen.getByText(/Without anything to go by: Bypass/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Look into the network' }));
  expect(await screen.findByText(/With every quantizer off the network computes/)).toBeTruthy();
});
