import { shapedLayers } from '../model/shapes';
import type { LayerSpec, ModelSpec } from '../model/spec';
import type { ActivationReport, LayerReport, Method } from '../run';
import type { LayerScheme, Scheme } from '../scheme/scheme';
import { schemeOf } from '../scheme/schemeOf';
import { trainsUnfolded } from '../settings/effectFacts';
import type { Settings } from '../settings/settings';
import type { GraphNode, NetworkGraph, NormalizationState, QuantizerNode } from './graphNode';
import { layerNode } from './layerNode';
import { layerSensitivity, type Sensitivities } from './layerSensitivity';
import { operationNodes } from './operationNodes';
import { activationQuantizerNode, weightQuantizerNode } from './quantizerNode';

/** What a graph is drawn of. */
export interface GraphSource {
  /** With its batch normalization. */
  readonly model: ModelSpec;
  /** Null for a network in float. */
  readonly scheme: Scheme | null;
  /** Of layers that have batch normalization. */
  readonly normalization: Exclude<NormalizationState, 'none'>;
  readonly learned: QuantizerNode['learned'];
  /** What became of it; empty before it has run. */
  readonly layers: readonly LayerReport[];
  readonly activations: readonly ActivationReport[];
  /** How sensitive its layers are; null before that was measured. */
  readonly sensitivity: Sensitivities | null;
}

/** Returns how a method takes a model: quantized by which scheme, and what becomes of its batch normalization. */
export function graphSource(
  model: ModelSpec,
  method: Method,
  settings: Settings,
): Omit<GraphSource, 'layers' | 'activations' | 'sensitivity'> {
  const unfolded = trainsUnfolded(settings, method);
  const float = { model, scheme: null, learned: null };
  switch (method) {
    case 'ptq':
      return {
        model,
        scheme: untrained(schemeOf(settings, 'ptq')),
        normalization: 'folded',
        learned: null,
      };
    case 'qat':
      return {
        model,
        scheme: schemeOf(settings, 'qat'),
        normalization: unfolded ? 'live' : 'folded',
        learned: settings.qatScales === 'observer' ? null : settings.qatScales,
      };
    case 'control':
      return { ...float, normalization: unfolded ? 'separate' : 'folded' };
    default:
      return { ...float, normalization: 'separate' };
  }
}

/** Nothing is frozen that is not trained. */
function untrained(scheme: Scheme): Scheme {
  return { ...scheme, layers: scheme.layers.map((layer) => ({ ...layer, frozen: false })) };
}

/**
 * Returns the network as a graph: its image, layers, operations and quantizers, in the order in which
 * they compute, to the logits.
 *
 * Throws: RangeError when the scheme is of another network.
 */
export function networkGraph(source: GraphSource): NetworkGraph {
  const { model, scheme } = source;
  const chain: GraphNode[] = [
    { kind: 'image', id: 'image', layerId: null, output: model.inputShape },
  ];
  const weights: QuantizerNode[] = [];
  for (const [index, layer] of shapedLayers(model).entries()) {
    const { spec } = layer;
    const own = scheme && ownScheme(scheme, index, spec.id);
    const normalization = hasNormalization(spec) ? source.normalization : 'none';
    insertQuantizer(chain, inputQuantizer(source, own, index === 0), scheme?.point ?? 'after-pool');
    const report = source.layers.find(({ id }) => id === spec.id);
    const quantizer = weightQuantizerNode(layer, own, report, source);
    if (quantizer) weights.push(quantizer);
    const node = layerNode(layer, own, scheme?.bias ?? { kind: 'float' }, normalization);
    const sensitivity = layerSensitivity(source.sensitivity, spec.id, node.weightBits);
    chain.push({ ...node, sensitivity });
    chain.push(...operationNodes(layer, normalization));
  }
  chain.push(...ending(source));
  return { nodes: withWeights(chain, weights), edges: edgesOf(chain, weights) };
}

const hasNormalization = (spec: LayerSpec) => spec.kind === 'conv' && spec.batchNorm;

function ownScheme(scheme: Scheme, index: number, id: string): LayerScheme {
  const own = scheme.layers[index];
  if (own?.id !== id) throw new RangeError(`the scheme has no layer ${id}`);
  return own;
}

function inputQuantizer(source: GraphSource, own: LayerScheme | null, isImage: boolean) {
  if (!own) return null;
  const report = source.activations.find(({ layerId }) => layerId === own.id);
  const place = { layerId: own.id, of: 'input', isImage } as const;
  return activationQuantizerNode(place, own.input, report, source);
}

/** Puts what quantizes the output so far at its end, or before the last ReLU. */
function insertQuantizer(
  chain: GraphNode[],
  quantizer: QuantizerNode | null,
  point: Scheme['point'],
) {
  if (!quantizer) return;
  const relu = chain.findLastIndex(
    (node) => node.kind === 'operation' && node.operation === 'relu',
  );
  const last = chain.findLastIndex(({ kind }) => kind === 'layer');
  const isBefore = point === 'before-relu' && relu > last && last >= 0;
  chain.splice(isBefore ? relu : chain.length, 0, quantizer);
}

function ending(source: GraphSource): GraphNode[] {
  const last = shapedLayers(source.model).at(-1);
  if (!last) return [];
  const report = source.activations.find(({ layerId }) => layerId === null);
  const layerId = last.spec.id;
  const place = { layerId, of: 'logits', isImage: false } as const;
  const scheme = source.scheme?.logits ?? null;
  const quantizer = activationQuantizerNode(place, scheme, report, source);
  const logits = { kind: 'logits', id: 'logits', layerId, output: last.output } as const;
  return quantizer ? [quantizer, logits] : [logits];
}

/** Weights stand before the layer that they enter. */
function withWeights(chain: readonly GraphNode[], weights: readonly QuantizerNode[]): GraphNode[] {
  return chain.flatMap((node) => {
    const own = node.kind === 'layer' && weights.find(({ layerId }) => layerId === node.id);
    return own ? [own, node] : [node];
  });
}

function edgesOf(chain: readonly GraphNode[], weights: readonly QuantizerNode[]) {
  const along = chain.slice(1).map(({ id }, index) => ({ from: chain[index]?.id ?? '', to: id }));
  return [...along, ...weights.map(({ id, layerId }) => ({ from: id, to: layerId }))];
}
