import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { formatCount } from '../../share/format';
import { useLab } from '../../store/context';
import { figuresOf } from '../../store/figures';
import { saveFile } from '../../ui/download';
import { Empty } from '../../ui/Empty';
import { type Sorting, sortRows } from './columns';
import { RunTable } from './RunTable';
import styles from './runs.module.css';
import { runsCsv } from './runsCsv';

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

/** The run table; `children` stand beside its title. */
export function RunsPanel({ children }: { children?: ReactNode }) {
  const runs = useLab((state) => state.runs);
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const rows = useMemo(
    () =>
      sortRows(
        runs.map((run) => ({ run, figures: figuresOf(run, runs) })),
        sorting,
      ),
    [runs, sorting],
  );
  const scroll = useNewestInView(sorting === null ? runs.length : null);
  return (
    <section className={styles.panel} aria-label="Runs">
      <header className={styles.head}>
        <h2 className={styles.title}>Runs</h2>
        <span className={styles.soft}>{formatCount(rows.length)}</span>
        <div className={styles.beside}>{children}</div>
        <Button
          size="compact-xs"
          variant="default"
          disabled={rows.length === 0}
          leftSection={<IconDownload size={13} />}
          onClick={() => saveFile('quantlab-runs.csv', [runsCsv(rows)], 'text/csv')}
        >
          CSV
        </Button>
      </header>
      <div className={styles.scroll} ref={scroll}>
        {rows.length > 0 ? (
          <RunTable rows={rows} sorting={sorting} onSort={setSorting} />
        ) : (
          <Empty text="One row for every run appears here: accuracy with its interval, size, agreement with FP32." />
        )}
      </div>
    </section>
  );
}
