import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { diagnosisCases } from '../../../scripts/diagnosisCases';
import { diagnose } from './diagnose';
import type { Evidence } from './evidence';
import { explanation } from './explanation';

// Real short runs, made by `npm run record:diagnosis`.
const file = new URL('./recorded/evidence.json.gz', import.meta.url);
const recorded: Record<string, Omit<Evidence, 'otherStatistics'>> = JSON.parse(
  gunzipSync(readFileSync(file)).toString(),
);

function evidenceOf(id: string): Evidence {
  const found = recorded[id];
  if (!found) throw new Error(`${id} is not recorded: npm run record:diagnosis`);
  // None was recorded beside the run that differs from it in this.
  return { otherStatistics: null, ...found };
}

function raisesOf(id: string): readonly string[] {
  const known = diagnosisCases.find((one) => one.id === id);
  if (!known) throw new Error(`${id} is recorded, and no case: remove the recording`);
  return known.raises;
}

const raised = (evidence: Evidence) =>
  diagnose(evidence)
    .filter(({ finding }) => finding?.verdict === 'fault')
    .map(({ check }) => check.id);

it('has every case recorded', () => {
  expect(Object.keys(recorded).toSorted()).toEqual(diagnosisCases.map(({ id }) => id).toSorted());
});

it.each(Object.keys(recorded))(
  '%s raises what was planted in it, and when healthy nothing',
  (id) => {
    const expected = raisesOf(id);
    const found = raised(evidenceOf(id));
    if (expected.length === 0) expect(found).toEqual([]);
    else expect(found).toEqual(expect.arrayContaining([...expected]));
  },
);

it('says in one paragraph why QAT with Adam at 0.02 is worse than PTQ, and what to try', () => {
  const evidence = evidenceOf('Adam at 0.02');
  const text = explanation(evidence, diagnose(evidence));
  expect(text).toMatch(/^QAT reaches [\d.]+ %, [\d.]+ points below PTQ at the same bits/);
  expect(text).toContain('At a learning rate of 0.02 with Adam training undid what was learned');
  expect(text).toContain('To try: run at a learning rate of 0.002.');
});

it('says of a healthy run that no fault was found', () => {
  const evidence = evidenceOf('healthy QAT');
  expect(explanation(evidence, diagnose(evidence))).toMatch(/No check found a fault\.$/);
});
