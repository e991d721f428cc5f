import styles from './charts.module.css';
import { CurveControls } from './curves/CurveControls';
import { CurvesProvider } from './curves/CurvesProvider';
import { ResultCharts } from './ResultCharts';
import { charts } from './registry';

const curves = charts.filter(({ place }) => place === 'curves');

/** All charts: results above, and curves that are looked at alike; a bare panel has no controls. */
export function ChartsPanel({ bare = false }: { readonly bare?: boolean }) {
  return (
    <section className={styles.panel} aria-label="Charts">
      <ResultCharts />
      <CurvesProvider>
        <div className={styles.curves}>
          {!bare && <CurveControls />}
          <div className={styles.beside}>
            {curves.map(({ id, title, component: Chart }) => (
              <div key={id} className={styles.chart}>
                <Chart title={title} />
              </div>
            ))}
          </div>
        </div>
      </CurvesProvider>
    </section>
  );
}
