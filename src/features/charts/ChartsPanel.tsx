import styles from './charts.module.css';
import { CursorProvider } from './curves/cursor';
import { charts } from './registry';

/** All charts, with one cursor. */
export function ChartsPanel() {
  return (
    <CursorProvider>
      <section className={styles.panel} aria-label="Charts">
        {charts.map(({ id, title, wide, component: Chart }) => (
          <div key={id} className={styles.place} data-wide={wide || undefined}>
            <Chart title={title} />
          </div>
        ))}
      </section>
    </CursorProvider>
  );
}
