import { Modal } from '@mantine/core';
import { accuracyInterval } from '../../core/metrics/interval';
import type { Evaluation } from '../../core/run';
import { formatCount, formatShare } from '../../share/format';
import { reproductionInWords } from '../../share/reproductionWords';
import { useLab } from '../../store/context';
import type { OpenedLink, OpenedRun } from '../../store/linkState';
import { againstBase, isQuantized, runName } from '../../store/names';
import { latestAttempt } from '../../store/plans';
import type { RunRecord } from '../../store/state';
import { reproductionOf } from '../../store/theirs';
import { startedHere } from '../../store/trainedStart';
import { MethodMark } from '../../ui/method/MethodMark';
import styles from './link.module.css';
import { departuresInWords, sendersInWords } from './linkWords';

function Accuracy({ evaluation }: { evaluation: Evaluation | null | undefined }) {
  if (!evaluation) return '\u2013';
  const { accuracy, halfWidth } = accuracyInterval(evaluation.correct, evaluation.total);
  return (
    <>
      {formatShare(accuracy)} {'\u00b1'} {formatShare(halfWidth)} %{' '}
      <span className={styles.soft}>on {formatCount(evaluation.total)}</span>
    </>
  );
}

/** Returns what was measured here: of a run that others sent what does it again, else what stands for it. */
function oursOf({ draft }: OpenedRun, theirs: RunRecord | null, runs: readonly RunRecord[]) {
  return theirs ? reproductionOf(theirs, runs) : latestAttempt(startedHere(draft, runs), runs);
}

function Line({ run }: { run: OpenedRun }) {
  const runs = useLab((state) => state.runs);
  const theirs = runs.find(({ plan }) => plan.runId === run.theirId) ?? null;
  const [sent, made] = [theirs, oursOf(run, theirs, runs)].map(
    (record) => record?.result?.evaluation ?? null,
  );
  const { method, settings } = run.draft;
  return (
    <tr>
      <th scope="row">
        <span className={styles.run}>
          <MethodMark
            method={method}
            bits={isQuantized(method) ? settings.weightBits : null}
            line
          />
          {runName(run.draft)}
        </span>
        <span className={styles.soft}>{againstBase(run.draft)}</span>
      </th>
      <td>
        <Accuracy evaluation={sent} />
      </td>
      <td>
        <Accuracy evaluation={made} />
      </td>
      <td>{sent && made ? reproductionInWords(made, sent) : '\u2013'}</td>
    </tr>
  );
}

function RunsTable({ link }: { link: OpenedLink }) {
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption>Runs, in the order in which they are made</caption>
        <thead>
          <tr>
            <th scope="col">Run</th>
            <th scope="col">Theirs</th>
            <th scope="col">Here</th>
            <th scope="col">Whether they agree</th>
          </tr>
        </thead>
        <tbody>
          {link.runs.map((run) => (
            <Line key={run.key} run={run} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface LinkModalProps {
  readonly link: OpenedLink;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** All that a link says: its runs with their results there and here, and its settings. */
export function LinkModal({ link, opened, onClose }: LinkModalProps) {
  const senders = useLab(({ runs }) =>
    sendersInWords(
      runs
        .filter(({ plan }) => link.runs.some(({ theirId }) => theirId === plan.runId))
        .map((theirs) => ({ theirs, ours: null })),
    ),
  );
  const departures = departuresInWords(link);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="xl"
      title="What is in the link"
      closeButtonProps={{ 'aria-label': 'Close what is in the link' }}
    >
      {senders && <p className={styles.paragraph}>Theirs were measured on {senders}.</p>}
      {link.runs.length > 0 && <RunsTable link={link} />}
      <p className={styles.paragraph}>
        {departures.length > 0
          ? `Settings that are not the defaults: ${departures.join(', ')}.`
          : 'All settings that its runs have in common are the defaults.'}
      </p>
      <p className={styles.paragraph}>
        Runs of others are marked "theirs" in the table and on the charts. They stand for nothing
        that is asked for here: every run is made anew.
      </p>
    </Modal>
  );
}
