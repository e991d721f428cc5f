import { expect, test } from 'vitest';
import { defaultSettings } from '../../core/settings/settings';
import { draft } from '../../store/draft';
import { fakeRun } from '../../store/fakeRun';
import type { OpenedLink } from '../../store/linkState';
import { runsInWords } from '../../store/runsInWords';
import { departuresInWords, durationInWords, outcomeInWords, sendersInWords } from './linkWords';

const shipped = { kind: 'shipped' } as const;

const linkOf = (methods: readonly ('ptq' | 'qat')[], settings = defaultSettings): OpenedLink => ({
  settings,
  runs: methods.map((method, key) => ({
    ...{ key, theirId: null, draft: draft(method, shipped, settings) },
  })),
});

const sender = { via: 'link', browser: 'Firefox 140' } as const;
const theirs = fakeRun({ method: 'qat', correct: 8_900, sender, result: { totalMs: 65_000 } });

test('few runs are named, many are counted', () => {
  const drafts = (link: OpenedLink) => link.runs.map((run) => run.draft);
  expect(runsInWords(drafts(linkOf(['ptq', 'qat'])))).toBe('PTQ W4A4 and QAT W4A4');
  expect(runsInWords(drafts(linkOf(['ptq', 'qat', 'qat'])))).toBe('3 runs (1 PTQ, 2 QAT)');
});

test('how long it takes is judged by runs here, and told from theirs', () => {
  const drafts = linkOf(['qat']).runs.map((run) => run.draft);
  expect(durationInWords(drafts, [], [])).toBe('1 run to do here, time not known yet');
  expect(durationInWords(drafts, [{ theirs, ours: null }], [theirs])).toBe(
    '1 run to do here, time not known yet; theirs took 1:05 min',
  );
});

test('where others measured is said once', () => {
  const sent = [theirs, theirs].map((run) => ({ theirs: run, ours: null }));
  expect(sendersInWords(sent)).toBe('Firefox 140');
});

test('one run has its verdict in a sentence, several are counted', () => {
  const ours = fakeRun({ method: 'qat', correct: 8_890 });
  const off = fakeRun({ method: 'qat', correct: 7_000 });
  expect(outcomeInWords([{ theirs, ours: null }])).toBeNull();
  expect(outcomeInWords([{ theirs, ours }])).toMatch(/^Reproduced: ours is 0.10 points below/);
  const three = [ours, off, null].map((own) => ({ theirs, ours: own }));
  expect(outcomeInWords(three)).toBe(
    'Made again: 2 of 3 runs. Beside theirs: 1 a tie, 1 different.',
  );
});

test('settings are told where they matter to the runs', () => {
  const settings = { ...defaultSettings, weightBits: 2, epochs: 5 } as const;
  expect(departuresInWords(linkOf(['ptq'], settings))).toEqual(['weights 2']);
  expect(departuresInWords(linkOf([], settings))).toEqual(['weights 2', 'epochs 5']);
});
