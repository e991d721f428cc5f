import { expect, test } from 'vitest';
import { fakeRun } from '../../../store/fakeRun';
import { caveats, findings } from './findings';

const base = fakeRun({ method: 'base', correct: 9_000 });
const qat = fakeRun({ method: 'qat', correct: 8_970 });
const control = fakeRun({ method: 'control', correct: 9_010 });
const sender = { via: 'link', browser: null } as const;

test('a difference is told as what it is', () => {
  expect(findings([base], [base, qat])[0]).toMatch(/^FP32 base classifies 90.00 % .*%\)\.$/);
  expect(findings([qat], [base, qat])[0]).toMatch(/0.30 points below FP32 base: a tie \(0.60\)\.$/);
});

test('a run without a result, and one that others measured too', () => {
  const failed = { ...qat, result: null, status: 'failed' as const };
  expect(findings([failed], [failed])).toEqual(['QAT W4A4 ended without a result: failed.']);
  const theirs = fakeRun({ method: 'qat', correct: 8_970, sender });
  expect(findings([theirs], [theirs, qat]).at(-1)).toBe(
    'QAT W4A4, theirs: Reproduced exactly: 8,970 of 10,000 images are right, here as there.',
  );
});

test.each([
  [[qat], /Without the FP32 control/],
  [[qat, control], /The FP32 control trained as long as QAT/],
  [[fakeRun({ method: 'ptq', correct: 1, settings: { calibrateOnTest: true } })], /mistakes/],
  [[fakeRun({ method: 'qat', correct: 1, sender })], /was measured elsewhere/],
  [[{ ...qat, rateChanges: [{ step: 1, peak: 1 }] }], /changed by hand/],
])('what the numbers cannot say: case %#', (runs, said) => {
  expect(caveats(runs).join(' ')).toMatch(said);
});

test('the bound of a tie follows the fewest images', () => {
  const evaluation = { correct: 450, total: 500, agreeing: null, loss: 0.3, evaluateMs: 1 };
  const few = fakeRun({ method: 'ptq', correct: 1, result: { evaluation } });
  expect(caveats([base, few])[0]).toContain('below 2.68 points on 500 images counts as a tie');
});

test('the base model alone has no seed to speak of', () => {
  expect(caveats([base]).join(' ')).not.toContain('seed');
});
