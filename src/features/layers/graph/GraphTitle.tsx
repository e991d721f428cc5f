import { MethodMark } from '../../../ui/method/MethodMark';
import styles from './graph.module.css';
import type { Graphed } from './useGraph';

/** Whose network a graph is of. */
export function GraphTitle({ graphed: { method, bits, name } }: { graphed: Graphed }) {
  return (
    <p className={styles.of}>
      <MethodMark method={method} bits={bits} />
      {name ? <strong>{name}</strong> : <span>as PTQ with these settings would quantize it</span>}
    </p>
  );
}
