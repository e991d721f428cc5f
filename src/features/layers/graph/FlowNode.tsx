import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import type { GraphNode } from '../../../core/graph/graphNode';
import { heatOf } from '../../../core/graph/layerSensitivity';
import styles from './graph.module.css';
import { nodeName } from './nodeWords';
import { standsAside } from './placeNodes';

/** Where weights come in. */
export const weightsHandle = 'weights';

/** What a node of the drawing shows. */
export interface FlowNodeData extends Record<string, unknown> {
  readonly node: GraphNode;
  readonly lines: readonly string[];
  /** Its layer is the one that every view marks. */
  readonly marked: boolean;
}

export type NetworkNode = Node<FlowNodeData, 'network'>;

/** The colour of a layer whose sensitivity is known. */
function heat(node: GraphNode) {
  const sensitivity = node.kind === 'layer' ? node.sensitivity : null;
  if (!sensitivity) return {};
  const percent = Math.round(100 * heatOf(sensitivity.relativeError));
  return { 'data-heat': percent, style: { '--graph-heat': `${percent}%` } };
}

/** A node of a network: its name, and what there is to say under it. */
export function FlowNode({ data }: NodeProps<NetworkNode>) {
  const { node, lines, marked } = data;
  const handle = styles.handle ?? '';
  return (
    <div
      className={styles.node}
      data-kind={node.kind}
      data-marked={marked || undefined}
      {...heat(node)}
    >
      <Handle className={handle} type="target" position={Position.Top} />
      {node.kind === 'layer' && (
        <Handle className={handle} type="target" position={Position.Right} id={weightsHandle} />
      )}
      <strong className={styles.title}>{nodeName(node)}</strong>
      {lines.map((line) => (
        <span key={line} className={styles.line}>
          {line}
        </span>
      ))}
      <Handle
        className={handle}
        type="source"
        position={standsAside(node) ? Position.Left : Position.Bottom}
      />
    </div>
  );
}
