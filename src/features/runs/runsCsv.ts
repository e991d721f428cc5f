import { mistakesIn } from '../../core/mistakes';
import { settingIds, specOf } from '../../core/settings/settings';
import { type Cell, toCsv } from '../../share/csv';
import { steeredInWords } from '../../store/steered';
import type { Row } from './rows';

const figureColumns: readonly (readonly [title: string, value: (row: Row) => Cell])[] = [
  ['run', ({ run }) => run.plan.runId],
  ['name', ({ figures }) => figures.name],
  ['method', ({ run }) => run.plan.method],
  ['start', ({ run: { plan } }) => (plan.start.kind === 'run' ? plan.start.runId : 'shipped')],
  ['status', ({ run }) => run.status],
  ['correct', ({ run }) => run.result?.evaluation?.correct ?? null],
  ['test images', ({ figures }) => figures.testImages],
  ['accuracy', ({ figures }) => figures.accuracy?.accuracy ?? null],
  ['95 % low', ({ figures }) => figures.accuracy?.low ?? null],
  ['95 % high', ({ figures }) => figures.accuracy?.high ?? null],
  ['held-out best', ({ figures }) => figures.best?.accuracy ?? null],
  ['held-out best at step', ({ figures }) => figures.best?.step ?? null],
  ['held-out last', ({ figures }) => figures.last?.accuracy ?? null],
  ['delta FP32 (points)', ({ figures }) => figures.deltaPoints],
  ['pinned run', ({ pinnedId }) => pinnedId],
  ['delta pinned (points)', (row) => (row.pinnedId === null ? null : row.deltaPoints)],
  ['changed against pinned', (row) => (row.pinnedId === null ? null : row.against())],
  ['agrees with FP32', ({ figures }) => figures.agreement],
  ['learning rate by hand', ({ run }) => steeredInWords(run).join('; ') || null],
  ['size (bytes)', ({ figures }) => figures.sizeBytes],
  ['steps', ({ figures }) => figures.steps],
  ['training (ms)', ({ run }) => run.result?.trainMs ?? null],
  ['total (ms)', ({ figures }) => figures.totalMs],
  [
    'mistakes',
    ({ run: { plan } }) =>
      mistakesIn(plan.method, plan.settings)
        .map(({ id }) => id)
        .join(' '),
  ],
  ['device', ({ run }) => run.device?.label ?? null],
  ['browser of a sender', ({ run }) => run.sender?.browser ?? null],
];

const settingCell = (value: string | number | boolean): Cell =>
  typeof value === 'boolean' ? String(value) : value;

/** Returns the run table with every setting of every run, settings named by their key in a link. */
export function runsCsv(rows: readonly Row[]): string {
  const titles = figureColumns.map(([title]) => title);
  const keys = settingIds.map((id) => specOf(id).urlKey);
  const cells = rows.map((row) => [
    ...figureColumns.map(([, value]) => value(row)),
    ...settingIds.map((id) => settingCell(row.run.plan.settings[id])),
  ]);
  return toCsv([...titles, ...keys], cells);
}
