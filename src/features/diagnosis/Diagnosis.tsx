import { type ReactNode, useMemo } from 'react';
import { diagnose } from '../../core/diagnosis/diagnose';
import { explanation } from '../../core/diagnosis/explanation';
import type { Suggestion } from '../../core/diagnosis/finding';
import type { NetworkProbe } from '../../core/diagnosis/networkProbe';
import { useActions, useLab } from '../../store/context';
import { evidenceOf } from '../../store/evidence';
import { nameOf } from '../../store/names';
import type { RunRecord } from '../../store/state';
import { MethodMark } from '../../ui/method/MethodMark';
import { CheckCard } from './CheckCard';
import styles from './diagnosis.module.css';
import { found, notMade } from './order';

interface DiagnosisProps {
  readonly run: RunRecord;
  readonly probe: NetworkProbe | null;
  /** What stands between the paragraph and the checks. */
  readonly children?: ReactNode;
}

/** Why a run came out as it did, and every check that was made. */
export function Diagnosis({ run, probe, children }: DiagnosisProps) {
  const runs = useLab((state) => state.runs);
  const { runBeside } = useActions();
  const studies = useLab((state) => state.studies);
  const evidence = useMemo(
    () => evidenceOf({ runs, studies }, run, probe),
    [runs, studies, run, probe],
  );
  const examined = useMemo(() => (evidence ? diagnose(evidence) : []), [evidence]);
  if (evidence === null) return null;
  const { method, start, settings } = run.plan;
  const tryOut = (suggestion: Suggestion) =>
    runBeside({ method, start, settings: { ...settings, ...suggestion.settings } });
  const missing = notMade(examined);
  return (
    <>
      <p className={styles.of}>
        <MethodMark method={method} bits={settings.weightBits} />
        <strong>{nameOf(run)}</strong>
      </p>
      <p className={styles.paragraph}>{explanation(evidence, examined)}</p>
      {children}
      <ul className={styles.checks} aria-label="Checks">
        {found(examined).map((one) => (
          <CheckCard key={one.check.id} found={one} onTry={tryOut} />
        ))}
      </ul>
      {missing.length > 0 && (
        <p className={styles.missing}>Without anything to go by: {missing.join(', ')}.</p>
      )}
    </>
  );
}
