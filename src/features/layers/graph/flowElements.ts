import { type Edge, MarkerType, type NodeHandle, Position } from '@xyflow/react';
import type { NetworkNode } from './FlowNode';
import { nodeFacts } from './nodeFacts';
import { nodeName, nodeType } from './nodeWords';
import type { PlacedGraph, PlacedNode } from './placeNodes';

/** Which node was chosen, and the layer that every view marks. */
export interface Choice {
  readonly nodeId: string | null;
  readonly layerId: string | null;
}

/** Returns the nodes as React Flow takes them; sizes and handles are known, so that it measures nothing. */
export function flowNodes({ nodes }: PlacedGraph, choice: Choice): NetworkNode[] {
  return nodes.map((placed) => {
    const { node, lines, x, y, width, height } = placed;
    return {
      id: node.id,
      type: 'network',
      position: { x, y },
      width,
      height,
      measured: { width, height },
      handles: handlesOf(placed),
      selected: node.id === choice.nodeId,
      ariaLabel: spoken(placed),
      ariaRole: 'button',
      data: { node, lines, marked: choice.layerId !== null && node.layerId === choice.layerId },
    };
  });
}

function handlesOf({ width, height }: PlacedNode): NodeHandle[] {
  const handle = (type: 'source' | 'target'): NodeHandle => ({
    type,
    position: type === 'target' ? Position.Top : Position.Bottom,
    x: width / 2,
    y: type === 'target' ? 0 : height,
    width: 1,
    height: 1,
  });
  return [handle('target'), handle('source')];
}

/** Returns a node as it is read out. */
function spoken({ node }: PlacedNode): string {
  const facts = nodeFacts(node).map(({ name, value }) => `${name} ${value}`);
  return `${nodeName(node)}, ${nodeType(node)}: ${facts.join('; ')}`;
}

export function flowEdges({ edges }: PlacedGraph, color: string): Edge[] {
  return edges.map(({ from, to }) => ({
    id: `${from} ${to}`,
    source: from,
    target: to,
    type: 'smoothstep',
    markerEnd: { type: MarkerType.ArrowClosed, color, width: 12, height: 12 },
    style: { stroke: color, strokeWidth: 1.25 },
  }));
}
