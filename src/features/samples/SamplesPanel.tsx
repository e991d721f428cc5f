import { useState } from 'react';
import { useLab } from '../../store/context';
import { predictionsOf } from '../../store/questions';
import { reportedRun } from '../../store/selectors';
import { isOwn, type RunRecord } from '../../store/state';
import { useInspection } from '../../store/useInspection';
import { Empty } from '../../ui/Empty';
import { CounterpartSelect } from './CounterpartSelect';
import { type Compared, comparisonIn } from './counterpart';
import { Predicted } from './Predicted';
import { SampleViews } from './SampleViews';
import styles from './samples.module.css';

function Alone({ own }: { own: Compared }) {
  const asked = useInspection(own.plan, predictionsOf);
  return (
    <Predicted asked={[asked]}>
      {(predictions) =>
        predictions && <SampleViews plan={own.plan} before={null} after={{ ...own, predictions }} />
      }
    </Predicted>
  );
}

function Pair({ other, own }: { other: Compared; own: Compared }) {
  const before = useInspection(other.plan, predictionsOf);
  const after = useInspection(own.plan, predictionsOf);
  return (
    <Predicted asked={[before, after]}>
      {(theirs, ours) =>
        theirs &&
        ours && (
          <SampleViews
            plan={own.plan}
            before={{ ...other, predictions: theirs }}
            after={{ ...own, predictions: ours }}
          />
        )
      }
    </Predicted>
  );
}

function Inspected({ run }: { run: RunRecord }) {
  const [chosenId, choose] = useState<string | null>(null);
  const { name, otherPlan, otherName } = useLab(({ runs }) => comparisonIn(runs, run, chosenId));
  const own = { plan: run.plan, name };
  return (
    <>
      <CounterpartSelect run={run} chosenId={chosenId} onChoose={choose} />
      {otherPlan ? (
        <Pair key={otherPlan.runId} other={{ plan: otherPlan, name: otherName }} own={own} />
      ) : (
        <Alone own={own} />
      )}
    </>
  );
}

const nothingYet =
  'Test images that quantization breaks or repairs appear here, once a run has been measured.';

const elsewhere =
  'This run was measured elsewhere, and its network is not here. Make it again to see what it makes of single images.';

/** What networks make of single test images. */
export function SamplesPanel() {
  const run = useLab(reportedRun);
  return (
    <section className={styles.panel} aria-label="Samples">
      {run && isOwn(run) ? (
        <Inspected key={run.plan.runId} run={run} />
      ) : (
        <Empty text={run ? elsewhere : nothingYet} />
      )}
    </section>
  );
}
