import { Button, Progress } from '@mantine/core';
import { formatCount } from '../../share/format';
import { useActions, useLab } from '../../store/context';
import { nameOf } from '../../store/names';
import { progressInWords } from '../../store/progress';
import { isSearching } from '../../store/rateFinding';
import { activeRun, isTraining, waitingRuns } from '../../store/selectors';
import type { LabState, RunRecord } from '../../store/state';
import { MethodMark } from '../../ui/method/MethodMark';
import styles from './activity.module.css';
import { DownloadLine } from './DownloadLine';
import { FindingLine } from './FindingLine';
import { RateButton } from './RateButton';

function RunningLine({ run }: { run: RunRecord }) {
  const { cancel } = useActions();
  const { text, share, rate, left } = progressInWords(run);
  const name = nameOf(run);
  return (
    <div className={styles.line}>
      <MethodMark method={run.plan.method} />
      <strong className={styles.name}>{name}</strong>
      <Progress
        className={styles.track ?? ''}
        size={6}
        value={(share ?? 0) * 100}
        aria-label={`Progress of ${name}`}
      />
      <span className={styles.words}>{[text, rate, left].filter(Boolean).join(' \u00b7 ')}</span>
      {isTraining(run) && <RateButton run={run} />}
      <Button size="compact-xs" variant="default" onClick={cancel}>
        Cancel
      </Button>
    </div>
  );
}

function WaitingLine({ count, held }: { count: number; held: boolean }) {
  const { cancelWaiting, proceed } = useActions();
  return (
    <div className={styles.waiting}>
      <span>
        {formatCount(count)} {held ? 'ready' : 'waiting'}
      </span>
      {held && (
        <Button size="compact-xs" variant="default" onClick={proceed}>
          Start
        </Button>
      )}
      <Button size="compact-xs" variant="default" onClick={cancelWaiting}>
        Cancel all
      </Button>
    </div>
  );
}

function parts(state: LabState) {
  return {
    active: activeRun(state),
    waiting: waitingRuns(state).length,
    held: state.held,
    download: state.download,
    finding: Object.values(state.finder.findings).find(isSearching) ?? null,
  };
}

/** What runs now, how far it has come, and what waits for it. */
export function ActivityBar() {
  const { active, waiting, held, download, finding } = useLab(parts);
  return (
    <section className={styles.bar} aria-label="Activity">
      {download ? <DownloadLine download={download} /> : active && <RunningLine run={active} />}
      {finding && <FindingLine finding={finding} />}
      {waiting > 0 && <WaitingLine count={waiting} held={held} />}
    </section>
  );
}
