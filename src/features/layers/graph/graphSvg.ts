import type { GraphEdge, GraphNode, NetworkGraph } from '../../../core/graph/graphNode';
import { heatOf } from '../../../core/graph/layerSensitivity';
import { mixColors, type Palette } from '../../../ui/theme/tokens';
import { heatColor } from './heatColor';
import { nodeName } from './nodeWords';
import { nodeText, type PlacedGraph, type PlacedNode, placeNodes, standsAside } from './placeNodes';

/** How a graph looks in a file. */
export interface GraphLook {
  readonly title: string;
  /** Layer that is marked; null for none. */
  readonly layerId: string | null;
  readonly palette: Palette;
  /** Colour of the quantizers. */
  readonly quantizer: string;
}

const margin = 20;
const titleHeight = 32;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const escaped = (text: string) => text.replace(/[&<>]/g, (letter) => escapes[letter] ?? letter);

/** Returns a network as an SVG file of its own, everything written on its nodes. */
export function graphSvg(graph: NetworkGraph, look: GraphLook): string {
  const placed = placeNodes(graph, 'full');
  const { palette, title } = look;
  const width = Math.ceil(placed.width + 2 * margin);
  const height = Math.ceil(placed.height + 2 * margin + titleHeight);
  const edges = placed.edges.map((edge) => edgeSvg(edge, placed, palette)).join('');
  const nodes = placed.nodes.map((node) => nodeSvg(node, look)).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Inter, system-ui, sans-serif" font-size="11"><rect width="100%" height="100%" fill="${palette.panel}"/><defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0,0L8,4L0,8Z" fill="${palette.soft}"/></marker></defs><text x="${margin}" y="${margin + 12}" font-size="15" font-weight="650" fill="${palette.ink}">${escaped(title)}</text><g transform="translate(${margin},${margin + titleHeight})">${edges}${nodes}</g></svg>`;
}

function edgeSvg({ from, to }: GraphEdge, { nodes }: PlacedGraph, palette: Palette): string {
  const [source, target] = [from, to].map((id) => nodes.find(({ node }) => node.id === id));
  if (!source || !target) return '';
  return `<path d="${lineBetween(source, target)}" fill="none" stroke="${palette.soft}" stroke-width="1.25" marker-end="url(#arrow)"/>`;
}

function lineBetween(source: PlacedNode, target: PlacedNode): string {
  if (!standsAside(source.node)) {
    return `M${source.x + source.width / 2},${source.y + source.height}V${target.y}`;
  }
  return `M${source.x},${source.y + source.height / 2}H${target.x + target.width}`;
}

function nodeSvg({ node, lines, x, y, width, height }: PlacedNode, look: GraphLook): string {
  const { palette, layerId } = look;
  const marked = layerId !== null && node.layerId === layerId;
  const { stroke, fill, dash, ink } = paint(node, look);
  const { padding, title, line } = nodeText;
  const text = lines.map(
    (words, index) =>
      `<text x="10" y="${padding + title + index * line + 11}" fill="${ink}">${escaped(words)}</text>`,
  );
  return `<g transform="translate(${x},${y})"><rect width="${width}" height="${height}" rx="9" fill="${fill}" stroke="${marked ? palette.accent : stroke}" stroke-width="${marked ? 2 : 1}" stroke-dasharray="${marked ? 'none' : dash}"/><text x="10" y="${padding + 13}" font-size="12" font-weight="600" fill="${palette.ink}">${escaped(nodeName(node))}</text>${text.join('')}</g>`;
}

function paint(node: GraphNode, { palette, quantizer }: GraphLook) {
  const { kind } = node;
  const ink = palette.soft;
  if (kind === 'quantizer') {
    return { stroke: quantizer, fill: mixColors(palette.panel, quantizer, 0.08), dash: '4 3', ink };
  }
  const isLayer = kind === 'layer';
  if (isLayer && node.sensitivity) {
    const fill = heatColor(palette, heatOf(node.sensitivity.relativeError));
    return { stroke: palette.soft, fill, dash: 'none', ink: palette.ink };
  }
  return {
    stroke: isLayer ? palette.soft : palette.line,
    fill: isLayer ? palette.panel : palette.page,
    dash: 'none',
    ink,
  };
}
