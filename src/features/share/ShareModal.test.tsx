// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { readLink } from '../../share/link/readLink';
import { LabProvider } from '../../store/context';
import { createFakeLab } from '../../store/fakeLab';
import { fakeRun } from '../../store/fakeRun';
import type { RunRecord } from '../../store/state';
import { LabTheme } from '../../ui/theme/LabTheme';
import { ShareModal } from './ShareModal';

afterEach(cleanup);

const device = { backend: 'wasm', label: 'WASM - 2 threads', software: false, note: null } as const;

const measured = (run: RunRecord): RunRecord => ({ ...run, device });
const ptq = measured(fakeRun({ method: 'ptq', runId: 'ptq-1', correct: 8_900 }));
const qat = measured(fakeRun({ method: 'qat', runId: 'qat-1', correct: 8_950 }));

function show(runs: readonly RunRecord[], checked: readonly string[] = []) {
  const { lab } = createFakeLab();
  lab.setState(({ table }) => ({ runs, table: { ...table, checked } }));
  render(
    <LabTheme>
      <LabProvider lab={lab}>
        <ShareModal opened onClose={() => undefined} />
      </LabProvider>
    </LabTheme>,
  );
  return lab;
}

async function address(): Promise<string> {
  const box = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Link' });
  return box.value;
}

const linked = async () => readLink((await address()).replace(/^[^#]*/, ''))?.link;
const contents = () => screen.getByRole('list', { name: 'What is in the link' }).textContent;

test('without runs it shares settings and asks for the runs that are picked', async () => {
  show([]);
  expect(await address()).toMatch(/#v=1&method=ptq,qat,control$/);
  await userEvent.click(screen.getByRole('checkbox', { name: 'FP32 control' }));
  expect(await address()).toMatch(/#v=1&method=ptq,qat$/);
  expect(contents()).toContain('Asks for PTQ W4A4 and QAT W4A4.');
  expect(screen.getByText(`${(await address()).length} characters`)).toBeTruthy();
});

test('selected runs come first, with their results unless these are left out', async () => {
  show([ptq, qat], ['qat-1']);
  expect((await linked())?.runs).toMatchObject([
    { method: 'qat', result: { evaluation: { correct: 8_950 }, device: { backend: 'wasm' } } },
  ]);
  expect(contents()).toContain('Results of 1 run');
  await userEvent.click(screen.getByRole('switch', { name: /With their results/ }));
  expect((await linked())?.runs).toMatchObject([{ method: 'qat', result: null }]);
});

test('runs on the charts are those here, and what cannot travel is told', async () => {
  const steered = { ...qat, rateChanges: [{ step: 2, peak: 1 }] };
  const onward = fakeRun({ method: 'ptq', correct: 1, start: { kind: 'run', runId: 'fp32-1' } });
  const sender = { via: 'link', browser: null } as const;
  const theirs = measured(fakeRun({ method: 'qat', correct: 1, sender }));
  show([{ ...ptq, name: 'mine' }, steered, onward, theirs]);
  expect((await linked())?.runs.map(({ method }) => method)).toEqual(['ptq']);
  expect(contents()).toContain(
    'Left out: 1 that start from weights that were trained here, 1 that had their learning rate changed by hand and the names that you gave.',
  );
});

test('a link that is too long is offered as a file', async () => {
  const many = Array.from({ length: 190 }, (_, seed) =>
    measured(
      fakeRun({
        method: 'qat',
        correct: 8_000 + 7 * seed,
        settings: { seed, qatLearningRate: 0.01 + seed / 7 },
      }),
    ),
  );
  show(many);
  expect(await screen.findByRole('button', { name: 'Save as a file' })).toBeTruthy();
  expect(screen.queryByRole('textbox', { name: 'Link' })).toBeNull();
});

test('a setting out of range keeps it from being shared', async () => {
  const lab = show([]);
  lab.actions.changeSetting('calibrationImages', 0);
  expect((await screen.findByRole('alert')).textContent).toContain('no run may have');
  expect(screen.queryByRole('textbox', { name: 'Link' })).toBeNull();
});

test('a short link has a QR code', async () => {
  show([]);
  await userEvent.click(await screen.findByRole('button', { name: 'Show a QR code' }));
  expect(screen.getByRole('img', { name: 'QR code of the link' })).toBeTruthy();
});
