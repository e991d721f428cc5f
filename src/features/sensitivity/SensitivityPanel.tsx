import { Button } from '@mantine/core';
import { useState } from 'react';
import type { SensitivityReport } from '../../core/sensitivity/report';
import type { MeasuredWidth } from '../../core/sensitivity/widths';
import { useActions, useLab } from '../../store/context';
import { isQuantized, nameOf } from '../../store/names';
import { reportedRun } from '../../store/selectors';
import type { RunRecord } from '../../store/state';
import { Empty } from '../../ui/Empty';
import { MethodMark } from '../../ui/method/MethodMark';
import { LayersSection } from './LayersSection';
import { MixedSection } from './MixedSection';
import { StudyProgress } from './StudyProgress';
import styles from './sensitivity.module.css';
import { ThresholdSection } from './ThresholdSection';

/** CLIKA ACE's. */
const usualThreshold = 0.005;

function Filled({ run, report }: { run: RunRecord; report: SensitivityReport }) {
  const [threshold, setThreshold] = useState(usualThreshold);
  const [bits, setBits] = useState<MeasuredWidth>(4);
  return (
    <>
      <LayersSection report={report} name={nameOf(run)} threshold={threshold} />
      <ThresholdSection
        plan={run.plan}
        {...{ report, bits, threshold }}
        onBits={setBits}
        onThreshold={setThreshold}
      />
    </>
  );
}

function Start({ run }: { run: RunRecord }) {
  const { study } = useActions();
  return (
    <section className={styles.section} aria-label="Each layer alone">
      <p className={styles.note}>
        Quantizes one layer at a time at 8, 6, 4, 3 and 2 bits, weights, activations and both, and
        measures on held-out images what that does to the layer's output and to the accuracy. It
        needs the training images.
      </p>
      <Button size="xs" variant="default" onClick={() => study('sensitivity', run.plan.runId)}>
        Measure sensitivity
      </Button>
    </section>
  );
}

function Inspected({ run }: { run: RunRecord }) {
  const { plan } = run;
  const answer = useLab(({ studies }) => studies.sensitivity[plan.runId] ?? null);
  const bits = isQuantized(plan.method) ? plan.settings.weightBits : null;
  return (
    <>
      <p className={styles.of}>
        <MethodMark method={plan.method} bits={bits} />
        <strong>{nameOf(run)}</strong>
      </p>
      {!answer && <Start run={run} />}
      {answer?.kind === 'answered' && <Filled run={run} report={answer.value} />}
      {answer && answer.kind !== 'answered' && (
        <StudyProgress kind="sensitivity" plan={plan} answer={answer} />
      )}
      <MixedSection plan={plan} />
    </>
  );
}

/** Which layers bear few bits, and which bits they should have. */
export function SensitivityPanel() {
  const run = useLab(reportedRun);
  return (
    <section className={styles.panel} aria-label="Sensitivity">
      {run ? (
        <Inspected key={run.plan.runId} run={run} />
      ) : (
        <Empty text="Which layers bear few bits appears here, once a run has been measured." />
      )}
    </section>
  );
}
