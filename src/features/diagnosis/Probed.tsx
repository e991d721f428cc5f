import { networkProbeOf } from '../../store/questions';
import type { RunRecord } from '../../store/state';
import { useInspection } from '../../store/useInspection';
import { Failed, Working } from '../../ui/Pending';
import { Diagnosis } from './Diagnosis';

/** The diagnosis of a run whose network is looked into, or has been. */
export function Probed({ run }: { run: RunRecord }) {
  const { answer, cancel, again } = useInspection(run.plan, networkProbeOf);
  if (answer.kind === 'answered') return <Diagnosis run={run} probe={answer.value} />;
  return (
    <Diagnosis run={run} probe={null}>
      {answer.kind === 'failed' ? (
        <Failed problem={answer.problem} onAgain={again} />
      ) : (
        <Working
          text={workText(answer.progress?.phase ?? null)}
          share={answer.progress ? answer.progress.done / answer.progress.total : null}
          onCancel={cancel}
        />
      )}
    </Diagnosis>
  );
}

const workText = (phase: string | null) =>
  phase === null ? 'Waiting for the device' : `Looking into the network: ${phase}`;
