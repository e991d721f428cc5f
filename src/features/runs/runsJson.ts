import type { Row } from './rows';

/** Standard JSON has no NaN and no infinities, which the loss of a diverged run has. */
const spelled = (_: string, value: unknown) =>
  typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;

function described({ run, figures }: Row) {
  const { plan, status, result, problem, device, sender, heldOut, train, rateChanges, watch } = run;
  return {
    runId: plan.runId,
    name: figures.name,
    method: plan.method,
    start: plan.start,
    status,
    device: device?.label ?? null,
    sender,
    figures: {
      accuracy: figures.accuracy,
      deltaFp32Points: figures.deltaPoints,
      agreement: figures.agreement,
      bestHeldOut: figures.best,
      lastHeldOut: figures.last,
    },
    settings: plan.settings,
    result,
    problem,
    rateChanges,
    watch,
    heldOut,
    train,
  };
}

/**
 * Returns runs as JSON, in parts that follow each other: every setting, every result and every point
 * of the curves. Numbers that are not finite are strings.
 */
export function runsJson(rows: readonly Row[]): string[] {
  const parts = rows.map((row, index) => {
    const comma = index < rows.length - 1 ? ',' : '';
    return `${JSON.stringify(described(row), spelled)}${comma}\n`;
  });
  return ['{"format":"quantlab-runs","version":1,"runs":[\n', ...parts, ']}\n'];
}
