import { listed } from '../../../core/metrics/wording';
import { formatShare, formatSigned, formatSignificant } from '../../../share/format';
import { isQuantized, nameOf } from '../../../store/names';
import type { RunRecord } from '../../../store/state';
import { isSteered, steeredInWords } from '../../../store/steered';
import { repairGains } from '../repairGains';
import { computedHow, departures } from '../reportWords';
import { DiagnosisSection } from './DiagnosisSection';
import { figureRow, figureTitles } from './figureTable';
import { caveats, findings } from './findings';
import { PairSection } from './PairSection';
import { SensitivitySection } from './SensitivitySection';
import type { SheetProps } from './sheetProps';

function Sentences({ title, of }: { title: string; of: readonly string[] }) {
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {of.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}

function Figures({ runs, all }: Pick<SheetProps, 'runs' | 'all'>) {
  return (
    <section>
      <h2>Figures</h2>
      <div className="wide figures">
        <table>
          <thead>
            <tr>
              {figureTitles.map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => {
              const [name, ...figures] = figureRow(run, all);
              return (
                <tr key={run.plan.runId}>
                  <th scope="row">{name}</th>
                  {figures.map((text, index) => (
                    <td key={figureTitles[index + 1]}>{text}</td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Layers({ run }: { run: RunRecord }) {
  const layers = run.result?.layers ?? [];
  if (layers.length === 0) return null;
  return (
    <div className="wide">
      <table>
        <caption>Weights of each layer</caption>
        <thead>
          <tr>
            {['Layer', 'Bits', 'Scale', 'Clipped, %', 'SQNR, dB'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {layers.map(({ id, bits, scale, clippedShare, sqnrDb }) => (
            <tr key={id}>
              <th scope="row">{id}</th>
              <td>{bits}</td>
              <td>{[...new Set(scale.map(formatSignificant))].join(' to ')}</td>
              <td>{formatShare(clippedShare)}</td>
              <td>{sqnrDb.toFixed(1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function repairsInWords({ result }: RunRecord): string[] {
  const repairs = result?.repairs;
  if (!repairs) return [];
  const gains = repairGains(repairs).map(
    ({ label, points }) => `${label} ${formatSigned(points)} points`,
  );
  return [
    `Repairs: ${formatShare(repairs.before / repairs.total)} % before them; ${listed(gains)}.`,
  ];
}

function HowOne({ run }: { run: RunRecord }) {
  const { method } = run.plan;
  const changed = departures(run.plan).map(({ label, value }) => `${label.toLowerCase()} ${value}`);
  const settings =
    changed.length > 0 ? `Not as by default: ${changed.join(', ')}.` : 'All as by default.';
  const words = [
    ...(isQuantized(method) || method === 'base' ? [computedHow(run.plan)] : []),
    settings,
    ...repairsInWords(run),
    ...(isSteered(run) ? steeredInWords(run) : []),
  ];
  return (
    <div className="run">
      <h3>{nameOf(run)}</h3>
      <p>{words.join(' ')}</p>
      <Layers run={run} />
    </div>
  );
}

/** A report of one run or of several that are compared, as one page. */
export function Sheet({ runs, all, address, curves: Curves }: SheetProps) {
  return (
    <>
      <h1>
        {listed(runs.map(nameOf).slice(0, 4))}
        {runs.length > 4 && ` and ${runs.length - 4} more`}
      </h1>
      <Sentences title="What came out" of={findings(runs, all)} />
      <Figures {...{ runs, all }} />
      {runs.some(({ train }) => train.length > 1) && (
        <section>
          <h2>Curves</h2>
          <Curves runs={runs} />
        </section>
      )}
      <DiagnosisSection {...{ runs, all }} />
      <SensitivitySection {...{ runs, all }} />
      <PairSection runs={runs} />
      <section>
        <h2>How it was computed</h2>
        {runs.map((run) => (
          <HowOne key={run.plan.runId} run={run} />
        ))}
      </section>
      <Sentences title="What these numbers can and cannot say" of={caveats(runs)} />
      {address !== null && (
        <section>
          <h2>Make it again</h2>
          <p>
            This address opens the lab with the same settings; nothing starts by itself:{' '}
            <a href={address}>{address}</a>
          </p>
        </section>
      )}
    </>
  );
}
