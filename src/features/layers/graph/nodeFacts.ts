import type {
  GraphNode,
  LayerNode,
  OperationNode,
  QuantizerNode,
} from '../../../core/graph/graphNode';
import { quantizerById } from '../../../core/quantizers';
import type { BiasScheme } from '../../../core/scheme/scheme';
import { formatBytes, formatCount } from '../../../share/format';
import { signed, span } from '../numbers';
import { layerTypeInWords, operationInWords, shapeInWords } from './nodeWords';
import { costInWords, sensitivityInWords } from './sensitivityWords';

/** One figure of a node, with its name. */
export interface NodeFact {
  readonly name: string;
  readonly value: string;
}

const fact = (name: string, value: string): NodeFact => ({ name, value });

/** Returns everything that is known of a node. */
export function nodeFacts(node: GraphNode): NodeFact[] {
  switch (node.kind) {
    case 'layer':
      return layerFacts(node);
    case 'operation':
      return operationFacts(node);
    case 'quantizer':
      return quantizerFacts(node);
    default:
      return [fact('shape', shapeInWords(node.output))];
  }
}

const normalizations: Readonly<Record<LayerNode['normalization'], string | null>> = {
  none: null,
  separate: 'computed after it, not folded',
  folded: 'folded in',
  live: 'folded in as it trains',
};

function biasInWords(bias: BiasScheme): string {
  switch (bias.kind) {
    case 'float':
      return 'float';
    case 'product':
      return `${bias.bits}-bit at the scale of the products`;
    case 'own':
      return `${bias.bits}-bit at a scale of their own`;
  }
}

function layerFacts(node: LayerNode): NodeFact[] {
  const { input, output, window, weightBits, biases, frozen, sensitivity } = node;
  const normalization = normalizations[node.normalization];
  return [
    fact('type', layerTypeInWords(node)),
    fact('input', shapeInWords(input)),
    fact('output', shapeInWords(output)),
    ...(window
      ? [
          fact('kernel', shapeInWords([window.kernel, window.kernel])),
          fact('stride', String(window.stride)),
          fact('padding', window.padding === 0 ? 'none' : String(window.padding)),
        ]
      : []),
    fact('weights', `${formatCount(node.weights)}, ${bitsInWords(weightBits)}`),
    fact('biases', biases === 0 ? 'none' : `${formatCount(biases)}, ${biasInWords(node.bias)}`),
    fact('multiply-adds', formatCount(node.multiplyAdds)),
    fact('size', formatBytes(node.bytes)),
    ...(normalization ? [fact('batch normalization', normalization)] : []),
    ...(frozen ? [fact('training', 'frozen')] : []),
    ...(sensitivity
      ? [
          fact('sensitivity', sensitivityInWords(sensitivity)),
          fact('alone costs', costInWords(sensitivity)),
        ]
      : []),
  ];
}

const bitsInWords = (bits: number | null) => (bits === null ? 'float' : `${bits} bits`);

function operationFacts(node: OperationNode): NodeFact[] {
  const { input, output, window } = node;
  return [
    fact('type', operationInWords(node)),
    fact('input', shapeInWords(input)),
    fact('output', shapeInWords(output)),
    ...(window ? [fact('stride', String(window.stride))] : []),
  ];
}

function quantizerFacts(node: QuantizerNode): NodeFact[] {
  const { bits, codes, scales, bytes, figures, dynamic } = node;
  const ownFigures = figures
    ? [
        fact('scale', span(figures.scale)),
        fact('zero point', span(figures.zeroPoint)),
        fact('range', `${signed(figures.range[0])} to ${signed(figures.range[1])}`),
      ]
    : [fact('scale', dynamic ? 'every batch has its own' : 'known once it has run')];
  return [
    fact('bits', String(bits)),
    fact('codes', `${signed(codes[0])} to ${signed(codes[1])}`),
    fact('scales', scales === 1 ? 'one' : `${scales}, one per channel`),
    ...ownFigures,
    fact('range from', rangeInWords(node)),
    fact('size', formatBytes(bytes)),
  ];
}

function rangeInWords({ range, learned, dynamic }: QuantizerNode): string {
  if (range === null) return 'the pixels';
  if (dynamic) return 'each batch';
  const { label } = quantizerById(range);
  if (learned === null) return label;
  return `${learned === 'lsq' ? 'LSQ' : 'LSQ+'}, learned from ${label} on`;
}
