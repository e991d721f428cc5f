import type { ModelId } from '../../core/model/models';
import { modelLabel } from '../../core/model/models';
import { type Conditions, type PublishedCell, publishedCells } from '../../core/published';
import { knownFigures, publishedFp32 } from '../../core/publishedFigures';
import { formatCount } from '../../share/format';
import { useLab } from '../../store/context';
import { MethodMark } from '../../ui/method/MethodMark';
import { AccuracyCell } from './AccuracyCell';
import { baseDraft, labDraft, publishedDraft } from './gridDrafts';
import { measured } from './measured';
import styles from './published.module.css';

interface GridTableProps {
  readonly model: ModelId;
  readonly conditions: Conditions;
}

const labels = { ptq: 'PTQ', qat: 'QAT' } as const;

function FloatRow({ model, conditions }: GridTableProps) {
  const runs = useLab((state) => state.runs);
  const published = publishedFp32(model);
  // Nothing is quantized in it, so that both grids have the same.
  const cell = { measured: measured(baseDraft(model, conditions), runs), against: published };
  return (
    <tr>
      <th scope="row">
        <span className={styles.method}>
          <MethodMark method="base" /> FP32
        </span>
      </th>
      <td>{published}</td>
      <td className={styles.rerun} />
      <td>
        <AccuracyCell {...cell} />
      </td>
      <td>
        <AccuracyCell {...cell} />
      </td>
    </tr>
  );
}

/** Our own run of the published code, and below it the same with the square root. */
function RerunCell({ cell }: { cell: PublishedCell }) {
  const { rerun, rerunWithRoot } = knownFigures(cell);
  return (
    <td className={styles.rerun}>
      {rerun ?? <span className={styles.soft}>{'\u2013'}</span>}
      {rerunWithRoot !== null && <span className={styles.root}>{rerunWithRoot} with root</span>}
    </td>
  );
}

function CellRow({ cell, conditions }: { cell: PublishedCell; conditions: Conditions }) {
  const runs = useLab((state) => state.runs);
  const { published } = knownFigures(cell);
  return (
    <tr>
      <th scope="row">
        <span className={styles.method}>
          <MethodMark method={cell.method} bits={cell.bits} />
          <span>
            {labels[cell.method]} {cell.bits}
            <span className={styles.wide}> bits</span>
          </span>
        </span>
      </th>
      <td>{published}</td>
      <RerunCell cell={cell} />
      <td>
        <AccuracyCell
          measured={measured(publishedDraft(cell, conditions), runs)}
          against={published}
        />
      </td>
      <td>
        <AccuracyCell measured={measured(labDraft(cell, conditions), runs)} against={published} />
      </td>
    </tr>
  );
}

/** The published figures of one network, and ours beside them. */
export function GridTable({ model, conditions }: GridTableProps) {
  const label = modelLabel(model);
  const cells = publishedCells.filter((cell) => cell.model === model);
  const images = formatCount(conditions.testImages ?? 0);
  return (
    <table className={styles.grid}>
      <caption>
        {label} <span className={styles.soft}>accuracy in %, ours on {images} images</span>
      </caption>
      <thead>
        <tr>
          <td />
          <th scope="col">Published</th>
          <th scope="col" className={styles.rerun}>
            Its code, rerun
          </th>
          <th scope="col">Its scheme, here</th>
          <th scope="col">Lab's defaults</th>
        </tr>
      </thead>
      <tbody>
        <FloatRow {...{ model, conditions }} />
        {cells.map((cell) => (
          <CellRow key={`${cell.method}-${cell.bits}`} {...{ cell, conditions }} />
        ))}
      </tbody>
    </table>
  );
}
