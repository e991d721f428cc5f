import { type Edge, MarkerType, type NodeHandle, Position } from '@xyflow/react';
import { type NetworkNode, weightsHandle } from './FlowNode';
import { nodeFacts } from './nodeFacts';
import { nodeName, nodeType } from './nodeWords';
import { type PlacedGraph, type PlacedNode, standsAside } from './placeNodes';

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

function handlesOf({ node, width, height }: PlacedNode): NodeHandle[] {
  const handle = (type: 'source' | 'target', position: Position, id?: string): NodeHandle => ({
    type,
    position,
    id: id ?? null,
    ...pointAt(position, width, height),
    width: 1,
    height: 1,
  });
  return [
    handle('target', Position.Top),
    ...(node.kind === 'layer' ? [handle('target', Position.Right, weightsHandle)] : []),
    handle('source', standsAside(node) ? Position.Left : Position.Bottom),
  ];
}

function pointAt(position: Position, width: number, height: number) {
  switch (position) {
    case Position.Top:
      return { x: width / 2, y: 0 };
    case Position.Right:
      return { x: width, y: height / 2 };
    case Position.Bottom:
      return { x: width / 2, y: height };
    case Position.Left:
      return { x: 0, y: height / 2 };
  }
}

/** Returns a node as it is read out. */
function spoken({ node }: PlacedNode): string {
  const facts = nodeFacts(node).map(({ name, value }) => `${name} ${value}`);
  return `${nodeName(node)}, ${nodeType(node)}: ${facts.join('; ')}`;
}

export function flowEdges({ nodes, edges }: PlacedGraph, color: string): Edge[] {
  const isAside = (id: string) => nodes.some(({ node }) => node.id === id && standsAside(node));
  return edges.map(({ from, to }) => ({
    id: `${from} ${to}`,
    source: from,
    target: to,
    targetHandle: isAside(from) ? weightsHandle : null,
    type: 'straight',
    markerEnd: { type: MarkerType.ArrowClosed, color, width: 14, height: 14 },
    style: { stroke: color, strokeWidth: 1.25 },
  }));
}
