import type {
  GraphNode,
  LayerNode,
  OperationNode,
  QuantizerNode,
} from '../../../core/graph/graphNode';
import { formatCount } from '../../../share/format';

const times = '\u00d7';
const arrow = '\u2192';

/** How much of a node is written on it. */
export type Detail = 'brief' | 'full';

/** Returns a shape: `28×28×1`. */
export const shapeInWords = (shape: readonly number[]) => shape.map(formatCount).join(times);

/** Returns where values come from and go: `28×28×1 → 26×26×40`. */
export const throughInWords = (input: readonly number[], output: readonly number[]) =>
  `${shapeInWords(input)} ${arrow} ${shapeInWords(output)}`;

const operations: Readonly<Record<OperationNode['operation'], string>> = {
  'batch-norm': 'batch normalization',
  relu: 'ReLU',
  'max-pool': 'max-pool',
};

const entering: Readonly<Record<QuantizerNode['of'], string>> = {
  weights: 'weights',
  input: 'input',
  logits: 'logits',
};

export function operationInWords({ operation, window }: OperationNode): string {
  const name = operations[operation];
  return window ? `${name} ${window.size}${times}${window.size}` : name;
}

/** Returns what a layer is: `3×3 convolution`, `dense layer`. */
export function layerTypeInWords({ window }: LayerNode): string {
  return window ? `${window.kernel}${times}${window.kernel} convolution` : 'dense layer';
}

/** Returns the bits of a layer's weights: `W4`, `float`. */
export const weightsInWords = ({ weightBits }: LayerNode) =>
  weightBits === null ? 'float' : `W${weightBits}`;

/** Returns what a quantizer does: `W4`, `A8`. */
export const quantizerInWords = ({ of, bits }: QuantizerNode) =>
  `${of === 'weights' ? 'W' : 'A'}${bits}`;

/** Returns what a node is called. */
export function nodeName(node: GraphNode): string {
  switch (node.kind) {
    case 'image':
      return 'image';
    case 'layer':
      return node.id;
    case 'operation':
      return operationInWords(node);
    case 'quantizer':
      return `${quantizerInWords(node)} ${entering[node.of]}`;
    case 'logits':
      return 'logits';
  }
}

/** Returns what kind of node it is, in full: `3×3 convolution`, `quantizer of the weights of conv1`. */
export function nodeType(node: GraphNode): string {
  switch (node.kind) {
    case 'image':
      return 'what enters the network';
    case 'layer':
      return layerTypeInWords(node);
    case 'operation':
      return `after ${node.layerId}`;
    case 'quantizer':
      return node.of === 'logits' ? 'quantizer of the logits' : quantizedInWords(node);
    case 'logits':
      return 'what leaves the network';
  }
}

const quantizedInWords = ({ of, layerId }: QuantizerNode) => `quantizer of the ${of} of ${layerId}`;
