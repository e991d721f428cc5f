import type { GraphNode, LayerNode, QuantizerNode } from '../../../core/graph/graphNode';
import { quantizerById } from '../../../core/quantizers';
import { formatBytes, formatCount } from '../../../share/format';
import { signed, span } from '../numbers';
import {
  type Detail,
  layerTypeInWords,
  shapeInWords,
  throughInWords,
  weightsInWords,
} from './nodeWords';
import { sensitivityInWords } from './sensitivityWords';

/** Returns what stands on a node under its name. */
export function nodeLines(node: GraphNode, detail: Detail): string[] {
  switch (node.kind) {
    case 'layer':
      return detail === 'full' ? fullLayer(node) : briefLayer(node);
    case 'quantizer':
      return detail === 'full' ? fullQuantizer(node) : [scalesInWords(node)];
    case 'operation':
      return node.window && detail === 'full' ? [throughInWords(node.input, node.output)] : [];
    default:
      return [shapeInWords(node.output)];
  }
}

const briefLayer = (node: LayerNode) => [
  `${layerTypeInWords(node)}, ${weightsInWords(node)}`,
  throughInWords(node.input, node.output),
  ...sensitivityLine(node),
];

const sensitivityLine = ({ sensitivity }: LayerNode) =>
  sensitivity ? [sensitivityInWords(sensitivity)] : [];

const normalizations: Readonly<Record<LayerNode['normalization'], string>> = {
  none: '',
  separate: '',
  folded: ', batch norm folded in',
  live: ', batch norm folded in live',
};

function fullLayer(node: LayerNode): string[] {
  const { window, weights, multiplyAdds, bytes, normalization } = node;
  const moves = window ? `, stride ${window.stride}, no padding` : '';
  return [
    `${layerTypeInWords(node)}${moves}`,
    throughInWords(node.input, node.output),
    `${formatCount(weights)} weights in ${weightsInWords(node)}`,
    `${formatCount(multiplyAdds)} multiply-adds`,
    `${formatBytes(bytes)}${normalizations[normalization]}`,
    ...sensitivityLine(node),
  ];
}

const scalesInWords = (node: QuantizerNode) =>
  node.scales === 1 ? scaleInWords(node) : `${node.scales} scales`;

function scaleInWords({ figures, dynamic, scales }: QuantizerNode): string {
  if (dynamic) return 'a scale per batch';
  if (figures) return `scale ${span(figures.scale)}`;
  return scales === 1 ? 'one scale' : `${scales} scales`;
}

function fullQuantizer(node: QuantizerNode): string[] {
  const { figures, range } = node;
  const from = range === null ? 'pixels' : quantizerById(range).label;
  if (!figures) return [scaleInWords(node), `range from ${from}`];
  const [low, high] = figures.range;
  return [
    scaleInWords(node),
    `zero point ${span(figures.zeroPoint)}`,
    `${signed(low)} to ${signed(high)}, ${from}`,
  ];
}
