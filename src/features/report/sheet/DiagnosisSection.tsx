import { diagnose } from '../../../core/diagnosis/diagnose';
import { explanation } from '../../../core/diagnosis/explanation';
import { toTry } from '../../../core/diagnosis/words';
import { useLab } from '../../../store/context';
import { evidenceOf } from '../../../store/evidence';
import { isQuantized, nameOf } from '../../../store/names';
import { networkProbeOf } from '../../../store/questions';
import { isOwn, type RunRecord } from '../../../store/state';
import type { SheetProps } from './sheetProps';

function One({ run, all }: { run: RunRecord; all: readonly RunRecord[] }) {
  const studies = useLab((state) => state.studies);
  const evidence = evidenceOf(
    { runs: all, studies },
    run,
    networkProbeOf.answers.get(run.plan) ?? null,
  );
  if (!evidence) return null;
  const examined = diagnose(evidence);
  const faults = examined.flatMap(({ check, finding }) =>
    finding?.verdict === 'fault' ? [{ check, finding }] : [],
  );
  return (
    <div className="run">
      <h3>{nameOf(run)}</h3>
      <p>{explanation(evidence, examined)}</p>
      {faults.length > 0 && (
        <ul>
          {faults.map(({ check, finding }) => (
            <li key={check.id}>
              {check.label}: {finding.sentence} Found: {finding.value}; raised if{' '}
              {finding.threshold}.{finding.suggestion && ` ${toTry(finding.suggestion.label)}.`}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Why quantized networks came out as they did, as far as their runs tell; nothing where none was quantized. */
export function DiagnosisSection({ runs, all }: Pick<SheetProps, 'runs' | 'all'>) {
  const quantized = runs.filter((run) => isQuantized(run.plan.method) && isOwn(run) && run.result);
  if (quantized.length === 0) return null;
  return (
    <section>
      <h2>Diagnosis</h2>
      {quantized.map((run) => (
        <One key={run.plan.runId} {...{ run, all }} />
      ))}
    </section>
  );
}
