import { Button } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { accuracyInterval } from '../../core/metrics/interval';
import { mistakesIn } from '../../core/mistakes';
import type { Evaluation, IntegerReport, RepairReport } from '../../core/run';
import { formatCount, formatShare, formatSigned } from '../../share/format';
import { useLab } from '../../store/context';
import { isQuantized, nameOf } from '../../store/names';
import { reportedRun } from '../../store/selectors';
import { isOwn, type RunRecord } from '../../store/state';
import { isSteered, steeredInWords } from '../../store/steered';
import { Empty } from '../../ui/Empty';
import { MethodMark } from '../../ui/method/MethodMark';
import { ExecutionTable } from './ExecutionTable';
import { repairGains } from './repairGains';
import styles from './report.module.css';
import { computedHow, departures } from './reportWords';
import { reportRuns } from './sheet/reportRuns';

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.part} aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      {children}
    </section>
  );
}

function Accuracy({ run, evaluation }: { run: RunRecord; evaluation: Evaluation }) {
  const { correct, total } = evaluation;
  const { accuracy, low, high } = accuracyInterval(correct, total);
  return (
    <Part title="Accuracy">
      <p className={styles.text}>
        <strong>{formatShare(accuracy)} %</strong> of {formatCount(total)} test images, 95 %
        interval {formatShare(low)} to {formatShare(high)} %. {computedHow(run.plan)}
      </p>
    </Part>
  );
}

function Integers({ integers }: { integers: IntegerReport | null }) {
  return (
    <Part title="Simulation, integers, roundings">
      {integers ? (
        <>
          <ExecutionTable integers={integers} />
          <p className={styles.note}>
            Simulated: fake quantization in float32, as training sees it. Rounded once and twice:
            fixed-point multipliers as in LiteRT and in gemmlowp.
          </p>
        </>
      ) : (
        <p className={styles.note}>
          How often simulation and fixed-point roundings give other codes stands here for networks
          that compute in integers.
        </p>
      )}
    </Part>
  );
}

function Repairs({ repairs }: { repairs: RepairReport | null }) {
  return (
    <Part title="Repairs">
      {repairs ? (
        <dl className={styles.list}>
          <Row name="before">{formatShare(repairs.before / repairs.total)} %</Row>
          {repairGains(repairs).map(({ label, accuracy, points, verdict }) => (
            <Row key={label} name={label}>
              {formatShare(accuracy)} %{' '}
              <span data-verdict={verdict}>{formatSigned(points)} points</span>
            </Row>
          ))}
        </dl>
      ) : (
        <p className={styles.note}>
          What equalization, AdaRound and bias correction gain stands here for PTQ with one of them
          switched on.
        </p>
      )}
    </Part>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.row}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Mistakes({ run: { plan } }: { run: RunRecord }) {
  const made = mistakesIn(plan.method, plan.settings);
  return (
    <Part title="Mistakes">
      {made.length > 0 ? (
        <ul className={styles.mistakes}>
          {made.map(({ id, label, what }) => (
            <li key={id}>
              <strong>{label}.</strong> {what}
            </li>
          ))}
        </ul>
      ) : (
        <p className={styles.note}>None was switched on in this run.</p>
      )}
    </Part>
  );
}

function Steering({ run }: { run: RunRecord }) {
  return (
    <Part title="Changed by hand">
      <ul className={styles.mistakes}>
        {steeredInWords(run).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      <p className={styles.note}>
        No mean and no chart of accuracies counts this run: its settings do not say what it did.
      </p>
    </Part>
  );
}

function Departures({ run: { plan } }: { run: RunRecord }) {
  const changed = departures(plan);
  return (
    <Part title="Settings that are not the defaults">
      {changed.length > 0 ? (
        <dl className={styles.list}>
          {changed.map(({ id, label, value, usual }) => (
            <Row key={id} name={label}>
              {value} <span className={styles.usual}>not {usual}</span>
            </Row>
          ))}
        </dl>
      ) : (
        <p className={styles.note}>All that this run depends on were the defaults.</p>
      )}
    </Part>
  );
}

function Filled({ run, evaluation }: { run: RunRecord; evaluation: Evaluation }) {
  const { plan, result } = run;
  const quantized = isQuantized(plan.method);
  return (
    <>
      <p className={styles.of}>
        <MethodMark
          method={plan.method}
          bits={quantized ? plan.settings.weightBits : null}
          theirs={!isOwn(run)}
        />
        <strong>{nameOf(run)}</strong>
      </p>
      <Accuracy run={run} evaluation={evaluation} />
      {quantized && <Integers integers={result?.integers ?? null} />}
      {plan.method === 'ptq' && <Repairs repairs={result?.repairs ?? null} />}
      {isSteered(run) && <Steering run={run} />}
      <Mistakes run={run} />
      <Departures run={run} />
    </>
  );
}

function PageButton({ onOpenPage }: { onOpenPage: () => void }) {
  const count = useLab((state) => reportRuns(state).length);
  const isSelection = useLab(({ table }) => table.checked.length > 0);
  return (
    <div className={styles.page}>
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<IconFileText size={13} />}
        disabled={count === 0}
        onClick={onOpenPage}
      >
        {isSelection ? `Report of the ${formatCount(count)} selected` : 'Report as a page'}
      </Button>
    </div>
  );
}

/** How a run's result came about; `onOpenPage` shows it, or the selected runs, as a page to print. */
export function ReportPanel({ onOpenPage }: { onOpenPage?: () => void }) {
  const run = useLab(reportedRun);
  const evaluation = run?.result?.evaluation ?? null;
  return (
    <section className={styles.panel} aria-label="Report">
      {run && evaluation ? (
        <>
          <Filled run={run} evaluation={evaluation} />
          {onOpenPage && <PageButton onOpenPage={onOpenPage} />}
        </>
      ) : (
        <Empty text="How a result was computed, what its repairs gained and which mistakes were on appears here, once a run has been measured." />
      )}
    </section>
  );
}
