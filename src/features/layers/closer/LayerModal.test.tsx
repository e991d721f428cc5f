// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { LabProvider } from '../../../store/context';
import { createFakeLab } from '../../../store/fakeLab';
import { fakeLayer } from '../../../store/fakeReports';
import { fakeRun } from '../../../store/fakeRun';
import { LabTheme } from '../../../ui/theme/LabTheme';
import { LayersPanel } from '../LayersPanel';

// Loaded beforehand, so that no test waits for it.
beforeAll(async () => void (await import('./LayerModal')));

afterEach(cleanup);

const patient = { timeout: 10_000 };

async function lookAtConv1() {
  const { lab } = createFakeLab();
  const result = { layers: [fakeLayer('conv1', [3, 3, 1, 40])] };
  const settings = { weightRange: 'min-max', activationRange: 'min-max' };
  lab.setState({ runs: [fakeRun({ method: 'ptq', correct: 8_950, settings, result })] });
  render(
    <LabTheme>
      <LabProvider lab={lab}>
        <LayersPanel />
      </LabProvider>
    </LabTheme>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Look closer at conv1' }));
  return screen.findByRole('table', { name: 'What the range comes to' }, patient);
}

const row = (table: HTMLElement, name: RegExp) => within(table).getByRole('row', { name });

test('the figures of the run stand beside those of the range that is tried', async () => {
  const figures = await lookAtConv1();
  expect(row(figures, /^clipped/).textContent).toBe('clipped0.00 %0.00 %');
  const methods = screen.getByRole('table', { name: 'Methods of choosing the range' });
  expect(row(methods, /min-max/).textContent).toContain('chosen for this run');
  await userEvent.click(within(methods).getByRole('button', { name: 'Try percentile 99.9' }));
  expect(row(figures, /^clipped/).textContent).toBe('clipped0.00 %0.00 %');
  const scales = row(figures, /^scale/).textContent?.slice('scale'.length) ?? '';
  expect(scales.slice(0, scales.length / 2)).not.toBe(scales.slice(scales.length / 2));
  await userEvent.click(screen.getByRole('button', { name: 'Back to this run' }));
  const arithmetic = screen.getByRole('list', { name: 'From range to scale and zero point' });
  expect(arithmetic.textContent).toMatch(/largest magnitudemax\(\|.*scale s[\d.]+ \/ 7 = /);
});

test('another channel has another scale, and all of them one', async () => {
  await lookAtConv1();
  const figures = () => screen.getByRole('table', { name: 'What the range comes to' });
  const first = row(figures(), /^scale/).textContent;
  const channels = screen.getByRole('combobox', { name: 'Channel' });
  await userEvent.selectOptions(channels, 'channel 3');
  expect(row(figures(), /^scale/).textContent).not.toBe(first);
  await userEvent.selectOptions(channels, 'all channels, one scale');
  expect(within(figures()).getByRole('columnheader', { name: 'its method' })).toBeTruthy();
});

test('what enters a layer has values of its own, and their methods', async () => {
  await lookAtConv1();
  await userEvent.click(screen.getByRole('radio', { name: 'Input' }));
  const methods = await screen.findByRole('table', { name: /^Methods/ }, patient);
  expect(row(methods, /entropy/)).toBeTruthy();
  expect(screen.getByText(/600 values of 6 calibration images, computed in float/)).toBeTruthy();
});
