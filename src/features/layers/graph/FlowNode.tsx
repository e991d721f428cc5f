import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import type { GraphNode } from '../../../core/graph/graphNode';
import styles from './graph.module.css';
import { nodeName } from './nodeWords';

/** What a node of the drawing shows. */
export interface FlowNodeData extends Record<string, unknown> {
  readonly node: GraphNode;
  readonly lines: readonly string[];
  /** Its layer is the one that every view marks. */
  readonly marked: boolean;
}

export type NetworkNode = Node<FlowNodeData, 'network'>;

/** A node of a network: its name, and what there is to say under it. */
export function FlowNode({ data }: NodeProps<NetworkNode>) {
  const { node, lines, marked } = data;
  return (
    <div className={styles.node} data-kind={node.kind} data-marked={marked || undefined}>
      <Handle className={styles.handle ?? ''} type="target" position={Position.Top} />
      <strong className={styles.title}>{nodeName(node)}</strong>
      {lines.map((line) => (
        <span key={line} className={styles.line}>
          {line}
        </span>
      ))}
      <Handle className={styles.handle ?? ''} type="source" position={Position.Bottom} />
    </div>
  );
}
