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

/** A graph as it is drawn: from the image down to the logits, weights beside their layers. */
export interface PlacedGraph {
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly GraphEdge[];
  readonly width: number;
  readonly height: number;
}

/** Of the text on nodes. Units: pixels. */
export const nodeText = { padding: 7, title: 17, line: 15 } as const;

const widths: Readonly<Record<Detail, Readonly<Record<GraphNode['kind'], number>>>> = {
  brief: { image: 120, layer: 148, operation: 120, quantizer: 108, logits: 120 },
  full: { image: 150, layer: 236, operation: 170, quantizer: 176, logits: 150 },
};

const gaps: Readonly<Record<Detail, number>> = { brief: 16, full: 24 };

/** Room for the outline of what is marked. */
const margin = 4;

/** Returns whether a node stands beside its layer, not above it. */
export function standsAside(node: GraphNode): boolean {
  return node.kind === 'quantizer' && node.of === 'weights';
}

/** Returns the graph with a place for every node. */
export function placeNodes({ nodes, edges }: NetworkGraph, detail: Detail): PlacedGraph {
  const sized = nodes.map((node) => sizedNode(node, detail));
  const spine = sized.filter(({ node }) => !standsAside(node));
  const gap = gaps[detail];
  const centres = centresOf(spine, edges, gap);
  const along = spine.map((own) => centred(own, centres.get(own.node.id)));
  const aside = sized.filter(({ node }) => standsAside(node)).map((own) => beside(own, along, gap));
  const placed = nodes.flatMap(({ id }) =>
    [...along, ...aside].filter((own) => own.node.id === id),
  );
  return { ...cropped(placed), edges };
}

type SizedNode = Omit<PlacedNode, 'x' | 'y'>;

interface Point {
  readonly x: number;
  readonly y: number;
}

function sizedNode(node: GraphNode, detail: Detail): SizedNode {
  const lines = nodeLines(node, detail);
  const { padding, title, line } = nodeText;
  const height = 2 * padding + title + lines.length * line;
  return { node, lines, width: widths[detail][node.kind], height };
}

/** Returns where the middle of each node is, by its id. */
function centresOf(nodes: readonly SizedNode[], edges: readonly GraphEdge[], gap: number) {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: gap, ranksep: gap });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { node, width, height } of nodes) graph.setNode(node.id, { width, height });
  for (const { from, to } of edges) {
    if (graph.hasNode(from) && graph.hasNode(to)) graph.setEdge(from, to);
  }
  layout(graph);
  return new Map(nodes.map(({ node }): [string, Point] => [node.id, graph.node(node.id)]));
}

function centred(node: SizedNode, { x, y }: Point = { x: 0, y: 0 }): PlacedNode {
  return { ...node, x: x - node.width / 2, y: y - node.height / 2 };
}

function beside(own: SizedNode, along: readonly PlacedNode[], gap: number): PlacedNode {
  const layer = along.find(({ node }) => node.id === own.node.layerId);
  if (!layer) throw new RangeError(`${own.node.id} has no layer`);
  const x = layer.x + layer.width + gap;
  return { ...own, x, y: layer.y + (layer.height - own.height) / 2 };
}

function cropped(nodes: readonly PlacedNode[]): Omit<PlacedGraph, 'edges'> {
  const left = Math.min(...nodes.map(({ x }) => x)) - margin;
  const top = Math.min(...nodes.map(({ y }) => y)) - margin;
  return {
    nodes: nodes.map((node) => ({ ...node, x: node.x - left, y: node.y - top })),
    width: Math.max(...nodes.map(({ x, width }) => x + width)) + margin - left,
    height: Math.max(...nodes.map(({ y, height }) => y + height)) + margin - top,
  };
}
