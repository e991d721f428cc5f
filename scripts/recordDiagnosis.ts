import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { diagnose } from '../src/core/diagnosis/diagnose';
import type { Evidence, RunEvidence } from '../src/core/diagnosis/evidence';
import type { Method, Start } from '../src/core/run';
import { type DiagnosisCase, diagnosisCases, shortRun } from './diagnosisCases';
import { type LabPage, withLab } from './labPage';
import { root } from './root';

/** What the tests of the checks read. Made anew by `npm run record:diagnosis`. */
const file = join(root, 'src/core/diagnosis/recorded/evidence.json.gz');

/** Returns the network that a case starts from, trained here where it asks for that. */
async function startOf(lab: LabPage, { id, baseSteps }: DiagnosisCase): Promise<Start> {
  if (baseSteps === undefined) return { kind: 'shipped' };
  const settings = { ...shortRun, trainImages: baseSteps * 64, epochs: 1 };
  const run = await lab.run(`${id}: FP32`, { method: 'fp32', settings });
  return { kind: 'run', runId: run.plan.runId };
}

/** The control tells a rate that is too high from other faults; who looks for those spares its time. */
function companions({ method, raises }: DiagnosisCase): readonly Method[] {
  if (method !== 'qat') return [method];
  return raises.includes('rate-too-high') ? ['ptq', 'control', 'qat'] : ['ptq', 'qat'];
}

/** Carries out a case with what it is compared with. */
async function record(lab: LabPage, one: DiagnosisCase): Promise<Evidence> {
  const settings = { ...shortRun, ...one.settings };
  const start = await startOf(lab, one);
  const wanted = companions(one);
  if (start.kind === 'shipped') await lab.run(`${one.id}: base`, { method: 'base', settings });
  const runIds: string[] = [];
  for (const method of wanted) {
    const run = await lab.run(`${one.id}: ${method}`, { method, settings, start });
    runIds.push(run.plan.runId);
  }
  return small(await lab.evidence(runIds.at(-1) ?? ''));
}

const rounded = (value: number) => (Number.isInteger(value) ? value : Number(value.toPrecision(6)));

/** No check reads single steps of training, and six digits say what there is to say. */
function small(evidence: Evidence): Evidence {
  const light = (run: RunEvidence | null) => run && { ...run, train: [] };
  const { base, ptq, control, run } = evidence;
  const all = {
    ...evidence,
    run: { ...run, train: [] },
    base: light(base),
    ptq: light(ptq),
    control: light(control),
  };
  return JSON.parse(
    JSON.stringify(all, (_, value) => (typeof value === 'number' ? rounded(value) : value)),
  );
}

function tell(one: DiagnosisCase, evidence: Evidence): void {
  console.log(`\n${one.id}, to raise: ${one.raises.join(', ') || 'nothing'}`);
  for (const { check, finding } of diagnose(evidence)) {
    const mark = finding?.verdict === 'fault' ? '!' : ' ';
    console.log(
      `${mark} ${check.id.padEnd(18)} ${finding ? `${finding.value} (${finding.threshold})` : '-'}`,
    );
  }
}

/** Cases that have been recorded stay as they are: remove the file to make all anew. */
function recordedBefore(): Record<string, Evidence> {
  return existsSync(file) ? JSON.parse(gunzipSync(readFileSync(file)).toString()) : {};
}

await withLab('wasm', async (lab) => {
  const recorded = recordedBefore();
  mkdirSync(dirname(file), { recursive: true });
  for (const one of diagnosisCases) {
    const evidence = recorded[one.id] ?? (await record(lab, one));
    tell(one, evidence);
    recorded[one.id] = evidence;
    writeFileSync(file, gzipSync(JSON.stringify(recorded)));
  }
});
