import { Button, Progress } from '@mantine/core';
import { useActions, useLab } from '../../store/context';
import { fitTo } from '../../store/datasets';
import { activeRun } from '../../store/selectors';
import type { LabState } from '../../store/state';
import { sweepStanding } from '../../store/sweepRuns';
import styles from './sweep.module.css';
import { kindsInWords, standingInWords } from './words';

/** Whether what is pending stands still until somebody lets it go on. */
function isHalted(state: LabState): boolean {
  const active = activeRun(state);
  if (active) return active.status === 'paused';
  return state.held || sweepStanding(state).pending.some(({ status }) => status === 'interrupted');
}

const isTrained = ({ method }: { readonly method: string }) => method === 'qat';

/** What the main button does. */
function mainText(state: LabState): string | null {
  const { plans, answered, pending, lacking } = sweepStanding(state);
  if (pending.length > 0) {
    if (isHalted(state)) return 'Continue the sweep';
    return lacking.length > 0 ? `Add ${lacking.length} to the sweep` : null;
  }
  const hasBegun = answered.some(({ plan }) => isTrained(plan));
  if (plans.size > 0 && lacking.length === 0) return null;
  return hasBegun ? 'Continue the sweep' : 'Start the sweep';
}

/** The first thing that is wrong and has no field of its own to stand at. */
function complaintOf(state: LabState): string | null {
  const { size, settings } = sweepStanding(state).reading.complaints;
  return size ?? settings ?? null;
}

function Buttons({ onStart }: { onStart: () => void }) {
  const text = useLab(mainText);
  const isLegal = useLab((state) => sweepStanding(state).reading.grid !== null);
  const isPending = useLab((state) => sweepStanding(state).pending.length > 0);
  const halted = useLab(isHalted);
  const { startSweep, stopSweep, pause } = useActions();
  const start = () => {
    startSweep();
    onStart();
  };
  return (
    <div className={styles.buttons}>
      {text !== null && (
        <Button size="xs" disabled={!isLegal} onClick={start}>
          {text}
        </Button>
      )}
      {isPending && !halted && (
        <Button size="xs" variant="default" onClick={pause}>
          Pause the sweep
        </Button>
      )}
      {isPending && (
        <Button size="xs" variant="default" onClick={stopSweep}>
          Stop the sweep
        </Button>
      )}
    </div>
  );
}

/** How many runs a sweep has, how far it is and how long it takes, with what starts and stops it. */
export function SweepStatus({ onStart }: { onStart: () => void }) {
  const standing = useLab(sweepStanding);
  const runs = useLab((state) => state.runs);
  const keptDatasets = useLab((state) => state.keptDatasets);
  const complaint = useLab(complaintOf);
  const { plans, answered, pending } = standing;
  return (
    <section className={styles.status} aria-label="Runs of the sweep">
      {complaint !== null && (
        <p className={styles.complaint} role="alert">
          {complaint}
        </p>
      )}
      {plans.size > 0 && (
        <>
          <p className={styles.kinds}>{kindsInWords(plans.values())}</p>
          <output className={styles.soft}>
            {standingInWords(standing, runs, fitTo({ keptDatasets }))}
          </output>
        </>
      )}
      {pending.length > 0 && (
        <Progress
          size={6}
          value={(100 * answered.length) / plans.size}
          aria-label="Progress of the sweep"
        />
      )}
      <Buttons onStart={onStart} />
    </section>
  );
}
