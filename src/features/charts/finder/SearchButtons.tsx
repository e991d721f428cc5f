import { Button, Progress } from '@mantine/core';
import { rateSearch } from '../../../core/rateSearch/rateSearch';
import { useActions, useLab } from '../../../store/context';
import { type FoundMethod, isSearching, type RateFinding } from '../../../store/rateFinding';
import { activeRun, hasComplaints } from '../../../store/selectors';
import styles from './finder.module.css';

const verbs = {
  loading: 'loading images',
  calibrating: 'calibrating',
  training: 'training',
} as const;

function statusWords({ status, progress, points }: RateFinding, isBusy: boolean): string {
  if (status === 'waiting') return isBusy ? 'Waits for the run in progress.' : 'Starting.';
  if (status === 'paused') return `Paused after ${points.length} steps.`;
  const phase = progress?.phase;
  const verb = phase === 'calibrating' || phase === 'loading' ? verbs[phase] : verbs.training;
  return `Searching: ${verb}, ${points.length} of at most ${rateSearch.steps} steps.`;
}

function Going({ finding }: { readonly finding: RateFinding }) {
  const isBusy = useLab((state) => activeRun(state) !== null);
  const { pauseFinding, cancelFinding } = useActions();
  const { plan, status, points } = finding;
  const isPaused = status === 'paused';
  return (
    <div className={styles.going}>
      <Progress
        className={styles.track ?? ''}
        size={6}
        value={(100 * points.length) / rateSearch.steps}
        aria-label="Progress of the search"
      />
      <output>{statusWords(finding, isBusy)}</output>
      <Button
        size="compact-sm"
        variant="default"
        disabled={status === 'waiting'}
        onClick={() => pauseFinding(plan.method, !isPaused)}
      >
        {isPaused ? 'Go on' : 'Pause search'}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => cancelFinding(plan.method)}>
        Cancel search
      </Button>
    </div>
  );
}

interface SearchButtonsProps {
  readonly method: FoundMethod;
  readonly finding: RateFinding | null;
}

/** Starts a search, or steers the one that goes on. */
export function SearchButtons({ method, finding }: SearchButtonsProps) {
  const blocked = useLab(hasComplaints);
  const { findRate } = useActions();
  if (finding && isSearching(finding)) return <Going finding={finding} />;
  return (
    <div className={styles.going}>
      <Button size="compact-sm" disabled={blocked} onClick={() => findRate(method)}>
        {finding ? 'Search again' : 'Start the search'}
      </Button>
      {blocked && <span>A setting has a value that no run can have.</span>}
      {finding?.status === 'cancelled' && <span>The search was cancelled.</span>}
      {finding?.problem && (
        <span role="alert">
          {finding.problem.message} {finding.problem.next}
        </span>
      )}
    </div>
  );
}
