import type { GraphNode } from '../../../core/graph/graphNode';
import styles from './graph.module.css';
import { nodeFacts } from './nodeFacts';
import { nodeName, nodeType } from './nodeWords';

/** Everything that is known of the node that was chosen. */
export function NodePart({ node }: { node: GraphNode }) {
  return (
    <section className={styles.chosen} aria-label="Node" aria-live="polite">
      <h3>{nodeName(node)}</h3>
      <p className={styles.kind}>{nodeType(node)}</p>
      <dl className={styles.facts}>
        {nodeFacts(node).map(({ name, value }) => (
          <div key={name} className={styles.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
