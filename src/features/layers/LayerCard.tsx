import type { LayerReport, RunPlan } from '../../core/run';
import { gridInWords, LayerHistogram } from './LayerHistogram';
import styles from './layers.module.css';
import { layerFacts, layerKind, weightsInWords } from './layerWords';

/** One layer: what it is, its histogram, its figures. */
export function LayerCard({ plan, layer }: { plan: RunPlan; layer: LayerReport }) {
  return (
    <article className={styles.card} aria-label={layer.id}>
      <header className={styles.head}>
        <h3 className={styles.name}>{layer.id}</h3>
        <span className={styles.kind}>{layerKind(plan, layer)}</span>
      </header>
      <LayerHistogram layer={layer} method={plan.method} />
      <p className={styles.codes}>
        {weightsInWords(plan, layer)}, {gridInWords(layer)}
      </p>
      <dl className={styles.facts}>
        {layerFacts(plan, layer).map(({ name, value }) => (
          <div key={name} className={styles.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </article>
  );
}
