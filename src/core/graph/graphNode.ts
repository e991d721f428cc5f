import type { BiasScheme } from '../scheme/scheme';
import type { NodeSensitivity } from './layerSensitivity';

/** What all nodes have. */
interface NodeParts {
  readonly id: string;
  /** Layer that the node belongs to; null for the image. */
  readonly layerId: string | null;
}

/** What enters the network. */
export interface ImageNode extends NodeParts {
  readonly kind: 'image';
  readonly output: readonly number[];
}

/**
 * What becomes of the batch normalization of a layer: there is `none`, it is computed as it stands
 * (`separate`), folded once into the weights (`folded`), or folded anew at every step (`live`).
 */
export type NormalizationState = 'none' | 'separate' | 'folded' | 'live';

/** A convolution or a dense layer. */
export interface LayerNode extends NodeParts {
  readonly kind: 'layer';
  readonly layerId: string;
  readonly type: 'conv' | 'dense';
  readonly input: readonly number[];
  /** Before activation and pool. */
  readonly output: readonly number[];
  /** Side of the kernel, stride and padding, in pixels; null for a dense layer. */
  readonly window: { readonly kernel: number; readonly stride: 1; readonly padding: 0 } | null;
  readonly weights: number;
  readonly biases: number;
  readonly multiplyAdds: number;
  /** Of weights and biases, as they are held. */
  readonly bytes: number;
  /** Null for weights in float. */
  readonly weightBits: number | null;
  readonly bias: BiasScheme;
  readonly normalization: NormalizationState;
  /** QAT does not train it. */
  readonly frozen: boolean;
  /** Null where nobody measured it. */
  readonly sensitivity: NodeSensitivity | null;
}

/** An operation without weights that are quantized. */
export interface OperationNode extends NodeParts {
  readonly kind: 'operation';
  readonly layerId: string;
  readonly operation: 'batch-norm' | 'relu' | 'max-pool';
  readonly input: readonly number[];
  readonly output: readonly number[];
  /** Side of the window and stride of a pool, in pixels; null for the others. */
  readonly window: { readonly size: number; readonly stride: number } | null;
}

/** What is known of a quantizer once ranges are; the ends are equal where there is one scale. */
export interface QuantizerFigures {
  readonly scale: readonly [min: number, max: number];
  readonly zeroPoint: readonly [min: number, max: number];
  /** Smallest and largest real value that has a code. */
  readonly range: readonly [min: number, max: number];
}

/** Where real values become codes. */
export interface QuantizerNode extends NodeParts {
  readonly kind: 'quantizer';
  readonly layerId: string;
  readonly of: 'weights' | 'input' | 'logits';
  readonly bits: number;
  /** Lowest and highest code. */
  readonly codes: readonly [min: number, max: number];
  /** How many scales there are. */
  readonly scales: number;
  /** Of scales and zero points. */
  readonly bytes: number;
  /** Id of the quantizer that chooses the range; null for that of an image, which is known. */
  readonly range: string | null;
  /** How QAT learns the scale, from that range on; null where it does not. */
  readonly learned: 'lsq' | 'lsq-plus' | null;
  /** Ranged by every batch that passes. */
  readonly dynamic: boolean;
  /** Null before there are any, and where every batch has its own. */
  readonly figures: QuantizerFigures | null;
}

/** What leaves the network. */
export interface LogitsNode extends NodeParts {
  readonly kind: 'logits';
  readonly output: readonly number[];
}

export type GraphNode = ImageNode | LayerNode | OperationNode | QuantizerNode | LogitsNode;

/** What passes from one node to the next, by their ids. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
}

/** A network as nodes, in the order in which it computes, and what passes between them. */
export interface NetworkGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}
