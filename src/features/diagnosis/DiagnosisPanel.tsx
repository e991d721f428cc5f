import { Button } from '@mantine/core';
import { useState } from 'react';
import { useActions, useLab } from '../../store/context';
import { diagnosedRun } from '../../store/evidence';
import { isQuantized } from '../../store/names';
import { networkProbeOf } from '../../store/questions';
import { hasComplaints } from '../../store/selectors';
import type { RunRecord } from '../../store/state';
import { Empty } from '../../ui/Empty';
import { Diagnosis } from './Diagnosis';
import styles from './diagnosis.module.css';
import { Probed } from './Probed';

function Diagnosed({ run }: { run: RunRecord }) {
  const [isWanted, setWanted] = useState(networkProbeOf.answers.has(run.plan));
  const canLook = isQuantized(run.plan.method) && run.result?.end === 'finished';
  if (isWanted && canLook) return <Probed run={run} />;
  return (
    <Diagnosis run={run} probe={null}>
      {canLook && (
        <div className={styles.look}>
          <Button size="xs" variant="default" onClick={() => setWanted(true)}>
            Look into the network
          </Button>
          <span className={styles.missing}>
            Measures wiring, folding, codes and halves on held-out training images.
          </span>
        </div>
      )}
    </Diagnosis>
  );
}

/** What may be wrong with a run, and what to try. */
export function DiagnosisPanel() {
  const run = useLab(({ runs, selectedId }) => diagnosedRun(runs, selectedId));
  const blocked = useLab(hasComplaints);
  const { runQat } = useActions();
  return (
    <section className={styles.panel} aria-label="Diagnosis">
      {run ? (
        <Diagnosed key={run.plan.runId} run={run} />
      ) : (
        <Empty text="Why a quantized network is worse than it could be, and what to try, is worked out here once a run has ended.">
          <Button size="xs" variant="default" disabled={blocked} onClick={runQat}>
            Run QAT
          </Button>
        </Empty>
      )}
    </section>
  );
}
