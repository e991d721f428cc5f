import { Graph, layout } from '@dagrejs/dagre';
import type { GraphEdge, GraphNode, NetworkGraph } from '../../../core/graph/graphNode';
import { nodeLines } from './nodeLines';
import type { Detail } from './nodeWords';

/** A node with its place. Units: pixels, from the upper left corner of the graph. */
export interface PlacedNode {
  readonly node: GraphNode;
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A graph as it is drawn, from the image at the top to the logits at the bottom. */
export interface PlacedGraph {
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly GraphEdge[];
  readonly width: number;
  readonly height: number;
}

/** Of the text on nodes. Units: pixels. */
export const nodeText = { padding: 7, title: 17, line: 15 } as const;

const widths: Readonly<Record<Detail, Readonly<Record<GraphNode['kind'], number>>>> = {
  brief: { image: 120, layer: 148, operation: 120, quantizer: 112, logits: 120 },
  full: { image: 150, layer: 232, operation: 170, quantizer: 184, logits: 150 },
};

/** Keeps the way of the activations straight, so that weights come in from the side. */
const straightness = { along: 10, aside: 1 } as const;

/** Returns the graph with a place for every node. */
export function placeNodes({ nodes, edges }: NetworkGraph, detail: Detail): PlacedGraph {
  const graph = new Graph();
  const gap = detail === 'full' ? 20 : 13;
  graph.setGraph({ rankdir: 'TB', nodesep: gap, ranksep: gap, marginx: 2, marginy: 2 });
  graph.setDefaultEdgeLabel(() => ({}));
  const sized = nodes.map((node) => sizedNode(node, detail));
  for (const { node, width, height } of sized) graph.setNode(node.id, { width, height });
  for (const edge of edges) {
    const weight = isAside(edge, nodes) ? straightness.aside : straightness.along;
    graph.setEdge(edge.from, edge.to, { weight });
  }
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return { nodes: sized.map((own) => placed(own, graph.node(own.node.id))), edges, width, height };
}

type SizedNode = Omit<PlacedNode, 'x' | 'y'>;

function sizedNode(node: GraphNode, detail: Detail): SizedNode {
  const lines = nodeLines(node, detail);
  const { padding, title, line } = nodeText;
  const height = 2 * padding + title + lines.length * line;
  return { node, lines, width: widths[detail][node.kind], height };
}

function isAside({ from }: GraphEdge, nodes: readonly GraphNode[]): boolean {
  const node = nodes.find(({ id }) => id === from);
  return node?.kind === 'quantizer' && node.of === 'weights';
}

/** Dagre tells where the middle of a node is. */
function placed(node: SizedNode, { x = 0, y = 0 }: { x?: number; y?: number }): PlacedNode {
  return { ...node, x: x - node.width / 2, y: y - node.height / 2 };
}
