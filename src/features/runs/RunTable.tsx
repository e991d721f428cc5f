import { type RefObject, useRef } from 'react';
import { type Column, edgeWidths, leastWidth } from './columns';
import { GroupLine } from './GroupLine';
import { HeadRow } from './HeadRow';
import { HandsContext } from './hands';
import { type Line, runIdsOf } from './lines';
import { RunLine } from './RunLine';
import { lineHeight, piecesInView } from './rowWindow';
import type { RunTable as Shown } from './runTable';
import { checkedOf } from './selection';
import styles from './table.module.css';
import { useHandsOf } from './useHandsOf';
import { useLineFocus } from './useLineFocus';
import { useLineKeys } from './useLineKeys';
import { useView } from './useView';

interface RunTableProps {
  readonly shown: Shown;
  readonly columns: readonly Column[];
  /** What scrolls the table. */
  readonly scroll: RefObject<HTMLElement | null>;
}

function Widths({ columns }: Pick<RunTableProps, 'columns'>) {
  return (
    <colgroup>
      <col style={{ width: edgeWidths.check }} />
      {columns.map(({ id, width }) => (
        <col key={id} style={{ width: width ?? undefined }} />
      ))}
      <col style={{ width: edgeWidths.actions }} />
    </colgroup>
  );
}

interface AnyLineProps extends Pick<RunTableProps, 'shown' | 'columns'> {
  readonly line: Line;
  readonly index: number;
  readonly renamingId: string | null;
}

function AnyLine({ line, index, columns, shown, renamingId }: AnyLineProps) {
  const common = { index, columns, checked: checkedOf(runIdsOf(line), shown.selected) };
  if (line.kind === 'group')
    return <GroupLine {...common} unit={line.unit} unfolded={line.unfolded} />;
  const { row, ofGroup, key } = line;
  return <RunLine {...common} {...{ row, ofGroup }} renaming={renamingId === key} />;
}

/** Room for lines that are out of view. */
function Gap({ lines, columns }: { lines: number; columns: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row has nothing that takes the focus
    <tr aria-hidden="true">
      <td className={styles.gap} colSpan={columns + 2} style={{ height: lines * lineHeight }} />
    </tr>
  );
}

export function RunTable({ shown, columns, scroll }: RunTableProps) {
  const { lines } = shown;
  const body = useRef<HTMLTableSectionElement>(null);
  const view = useView(scroll);
  const focus = useLineFocus(body);
  const { hands, renamingId } = useHandsOf(focus.put);
  const press = useLineKeys(lines, hands, focus);
  const kept = lines.findIndex(({ key }) => key === focus.kept);
  const note = (target: HTMLElement) => {
    const key = target.closest<HTMLElement>('[data-key]')?.dataset.key;
    if (key !== undefined) focus.note(key);
  };
  return (
    <HandsContext value={hands}>
      <table
        className={styles.table}
        style={{ minWidth: leastWidth(columns) }}
        aria-rowcount={lines.length + 1}
      >
        <Widths columns={columns} />
        <thead>
          <HeadRow columns={columns} table={shown} />
        </thead>
        <tbody ref={body} onKeyDown={press} onFocus={({ target }) => note(target)}>
          {piecesInView(lines.length, view, kept).map((piece) => {
            if (piece.kind === 'gap') {
              return (
                <Gap key={`gap ${piece.first}`} lines={piece.lines} columns={columns.length} />
              );
            }
            const line = lines[piece.index];
            return (
              line && (
                <AnyLine
                  key={line.key}
                  {...{ line, columns, shown, renamingId }}
                  index={piece.index}
                />
              )
            );
          })}
        </tbody>
      </table>
    </HandsContext>
  );
}
