import type { NetworkGraph } from '../../../core/graph/graphNode';
import { MarkButton } from '../../../ui/MarkButton';
import styles from './graph.module.css';
import { nodeFacts } from './nodeFacts';
import { nodeName, nodeType } from './nodeWords';
import type { Choosing } from './useChoice';

interface NodeTableProps {
  readonly graph: NetworkGraph;
  readonly choosing: Choosing;
}

/** A network as a list, for who does not see the graph. */
export function NodeTable({ graph, choosing: { choice, onChoose } }: NodeTableProps) {
  return (
    <table className={styles.table} aria-label="Nodes of the network, from the image to the logits">
      <thead>
        <tr>
          {['Node', 'What it is', 'Figures'].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {graph.nodes.map((node) => (
          <tr
            key={node.id}
            data-marked={(node.layerId !== null && node.layerId === choice.layerId) || undefined}
          >
            <th scope="row">
              <MarkButton marked={choice.nodeId === node.id} onToggle={() => onChoose(node.id)}>
                {nodeName(node)}
              </MarkButton>
            </th>
            <td>{nodeType(node)}</td>
            <td>
              {nodeFacts(node)
                .map(({ name, value }) => `${name} ${value}`)
                .join('; ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
