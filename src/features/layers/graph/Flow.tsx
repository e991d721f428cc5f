import { lazy, Suspense } from 'react';
import type { FlowGraphProps } from './FlowGraph';
import styles from './graph.module.css';

// What draws graphs is large, and most who come never open one.
const FlowGraph = lazy(() => import('./FlowGraph'));

/** A network as a graph, once what draws it has loaded. */
export function Flow(props: FlowGraphProps) {
  return (
    <Suspense fallback={<p className={styles.waiting}>Drawing the graph…</p>}>
      <FlowGraph {...props} />
    </Suspense>
  );
}
