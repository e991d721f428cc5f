import { Button } from '@mantine/core';
import type { RunPlan } from '../../core/run';
import type { MixedPrecisionReport } from '../../core/sensitivity/report';
import { useActions, useLab } from '../../store/context';
import { FrontView } from './FrontView';
import { StudyProgress } from './StudyProgress';
import styles from './sensitivity.module.css';

function Search({ plan }: { plan: RunPlan }) {
  const { study } = useActions();
  return (
    <>
      <p className={styles.note}>
        Gives every layer bits of its own, from 8 to 2, and measures each network on held-out
        images.
      </p>
      <Button size="xs" variant="default" onClick={() => study('mixedPrecision', plan.runId)}>
        Search
      </Button>
    </>
  );
}

function Found({ plan, report }: { plan: RunPlan; report: MixedPrecisionReport }) {
  return <FrontView key={plan.runId} {...{ plan, report }} />;
}

/** A search over the bits of every layer. */
export function MixedSection({ plan }: { plan: RunPlan }) {
  const answer = useLab(({ studies }) => studies.mixedPrecision[plan.runId] ?? null);
  return (
    <section className={styles.section} aria-label="Mixed precision">
      <h3 className={styles.title}>Mixed precision</h3>
      {!answer && <Search plan={plan} />}
      {answer?.kind === 'answered' && <Found plan={plan} report={answer.value} />}
      {answer && answer.kind !== 'answered' && (
        <StudyProgress kind="mixedPrecision" plan={plan} answer={answer} />
      )}
    </section>
  );
}
