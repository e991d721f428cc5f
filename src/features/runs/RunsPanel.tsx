import { Button } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { IconFilter } from '@tabler/icons-react';
import { type ReactNode, useEffect, useId, useMemo, useRef } from 'react';
import { formatCount } from '../../share/format';
import { useActions, useLab } from '../../store/context';
import { nameOf } from '../../store/names';
import { runById } from '../../store/selectors';
import { noFilter } from '../../store/tableView';
import { Empty } from '../../ui/Empty';
import { ColumnsButton } from './ColumnsButton';
import { type Column, columnsShown, narrowColumns } from './columns';
import { FilterBar } from './FilterBar';
import { conditionCount } from './filterRows';
import styles from './panel.module.css';
import { RunTable } from './RunTable';
import { runTableOf, type RunTable as Shown } from './runTable';
import { SaveButton } from './SaveButton';
import { SelectionBar } from './SelectionBar';

/** Scrolls to the end whenever a run is added; `count` is null where the newest is not at the end. */
function useNewestInView(count: number | null) {
  const scroll = useRef<HTMLDivElement>(null);
  const before = useRef(0);
  useEffect(() => {
    const grown = count !== null && count > before.current;
    before.current = count ?? before.current;
    if (grown && scroll.current) scroll.current.scrollTop = scroll.current.scrollHeight;
  }, [count]);
  return scroll;
}

function useTable(): Shown {
  const { runs, pinnedId, table } = useLab(({ runs, pinnedId, table }) => ({
    ...{ runs, pinnedId, table },
  }));
  return useMemo(() => runTableOf({ runs, pinnedId, table }), [runs, pinnedId, table]);
}

const narrow = '(max-width: 900px)';

function useColumns(): readonly Column[] {
  const shown = useLab((state) => state.table.columns);
  const pinnedName = useLab((state) => {
    const pinned = state.pinnedId === null ? null : runById(state, state.pinnedId);
    return pinned && nameOf(pinned);
  });
  const isNarrow = useMediaQuery(narrow, false, { getInitialValueInEffect: false });
  return useMemo(() => {
    const columns = columnsShown(shown, pinnedName);
    return isNarrow ? narrowColumns(columns) : columns;
  }, [shown, pinnedName, isNarrow]);
}

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  const { changeTable } = useActions();
  if (!isFiltered) {
    return (
      <Empty text="One row for every run appears here: accuracy with its interval, the best on held-out images, what it did otherwise." />
    );
  }
  return (
    <Empty text="No run is like that.">
      <Button size="xs" variant="default" onClick={() => changeTable({ filter: noFilter })}>
        Show all runs
      </Button>
    </Empty>
  );
}

function countInWords({ rows, matching }: Shown): string {
  const all = formatCount(rows.length);
  return matching.length === rows.length ? all : `${formatCount(matching.length)} of ${all}`;
}

/** The run table; `children` stand beside its title. */
export function RunsPanel({ children }: { children?: ReactNode }) {
  const table = useTable();
  const columns = useColumns();
  const { sorting, filter } = useLab((state) => state.table);
  const conditions = conditionCount(filter);
  const [isFiltering, { toggle }] = useDisclosure(conditions > 0);
  const filterId = useId();
  const scroll = useNewestInView(sorting.length === 0 ? table.rows.length : null);
  return (
    <section className={styles.panel} aria-label="Runs">
      <header className={styles.head}>
        <h2 className={styles.title}>Runs</h2>
        <span className={styles.soft}>{countInWords(table)}</span>
        <div className={styles.beside}>{children}</div>
        <Button
          size="compact-xs"
          variant={conditions > 0 ? 'light' : 'default'}
          aria-expanded={isFiltering}
          aria-controls={filterId}
          leftSection={<IconFilter size={13} />}
          onClick={toggle}
        >
          {conditions > 0 ? `Filter: ${conditions}` : 'Filter'}
        </Button>
        <ColumnsButton />
        <SaveButton table={table} />
      </header>
      <div className={styles.bars}>
        {isFiltering && <FilterBar id={filterId} rows={table.rows} />}
        {table.selected.size > 0 && <SelectionBar selected={table.selected} />}
      </div>
      <div className={styles.scroll} ref={scroll}>
        {table.lines.length > 0 ? (
          <RunTable shown={table} columns={columns} scroll={scroll} />
        ) : (
          <Nothing isFiltered={table.rows.length > 0} />
        )}
      </div>
    </section>
  );
}
