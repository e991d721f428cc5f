// @vitest-environment happy-dom
import { act, cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { fakeSensitivities } from '../../../core/sensitivity/fakeReports';
import { LabProvider } from '../../../store/context';
import { createFakeLab } from '../../../store/fakeLab';
import { fakeLayer } from '../../../store/fakeReports';
import { fakeRun } from '../../../store/fakeRun';
import { noStudies } from '../../../store/studies';
import { LabTheme } from '../../../ui/theme/LabTheme';
import { GraphPanel } from './GraphPanel';

// Loaded beforehand, so that no test waits for it.
beforeAll(async () => void (await import('./FlowGraph')));

afterEach(cleanup);

function showGraph(quantized: boolean) {
  const { lab } = createFakeLab();
  const result = {
    layers: [fakeLayer('conv1', [3, 3, 1, 40])],
    activations: [
      { layerId: 'conv2', bits: 4, codes: [0, 15], scale: 0.05, zeroPoint: 0 },
    ] as const,
  };
  if (quantized) lab.setState({ runs: [fakeRun({ method: 'ptq', correct: 8_950, result })] });
  render(
    <LabTheme>
      <LabProvider lab={lab}>
        <GraphPanel />
      </LabProvider>
    </LabTheme>,
  );
  return lab;
}

const node = (name: RegExp) => screen.findByRole('button', { name }, { timeout: 10_000 });

test('before there is a run it shows what the settings would make', async () => {
  showGraph(false);
  expect(screen.getByText(/as PTQ with these settings/)).toBeTruthy();
  expect(await node(/^conv2, 3.3 convolution: .*weights 14,400, 4 bits/)).toBeTruthy();
  expect(await node(/^A4 input, quantizer of the input of conv2: .*known once/)).toBeTruthy();
});

test('a node that is chosen marks its layer everywhere, and a layer marked elsewhere is chosen', async () => {
  const lab = showGraph(true);
  await userEvent.click(await node(/^A4 input, quantizer of the input of conv2/));
  expect(lab.getState().selectedLayerId).toBe('conv2');
  const facts = screen.getByRole('region', { name: 'Node' });
  expect(facts.textContent).toContain('scale0.05');
  lab.actions.selectLayer('conv1');
  expect(await within(facts).findByText('243,360')).toBeTruthy();
});

test('layers have the colour and the number of how sensitive they are, once that was measured', async () => {
  const lab = showGraph(true);
  expect(await node(/^conv1, 3.3 convolution/)).toBeTruthy();
  expect(screen.queryByText(/relative error of a layer's output/)).toBeNull();
  const runId = lab.getState().runs[0]?.plan.runId ?? '';
  const sensitivity = { [runId]: { kind: 'answered', value: fakeSensitivities } } as const;
  act(() => lab.setState({ studies: { ...noStudies, sensitivity } }));
  const conv1 = await node(
    /^conv1, .*; sensitivity error 0.0625 at 4 bits; alone costs 1.00 points/,
  );
  expect(within(conv1).getByText('error 0.0625 at 4 bits')).toBeTruthy();
  expect(conv1.querySelector('[data-heat]')?.getAttribute('data-heat')).toBe('55');
  expect(screen.getByText(/relative error of a layer's output/)).toBeTruthy();
});

test('the large view lists the nodes too', async () => {
  showGraph(true);
  await userEvent.click(screen.getByRole('button', { name: 'Large view' }));
  await userEvent.click(await screen.findByRole('radio', { name: 'List' }));
  const rows = within(await screen.findByRole('table')).getAllByRole('row');
  expect(rows.map((row) => row.textContent)).toContainEqual(
    expect.stringMatching(/^W4 weights.*of conv1.*scale 0.011 to 0.042/),
  );
});
