import { type ShapedLayer, unpooledShape } from '../model/shapes';
import { hasRelu, poolSize } from '../model/spec';
import type { NormalizationState, OperationNode } from './graphNode';

/** Returns what follows the weights of a layer, in order. */
export function operationNodes(
  layer: ShapedLayer,
  normalization: NormalizationState,
): OperationNode[] {
  const { spec, output } = layer;
  const before = unpooledShape(layer);
  const unary = (operation: 'batch-norm' | 'relu'): OperationNode => ({
    ...nodeOf(spec.id, operation),
    input: before,
    output: before,
    window: null,
  });
  const relu = hasRelu(spec) ? [unary('relu')] : [];
  if (spec.kind === 'dense') return relu;
  const pool: OperationNode = {
    ...nodeOf(spec.id, 'max-pool'),
    input: before,
    output,
    window: { size: poolSize, stride: poolSize },
  };
  return [...(normalization === 'separate' ? [unary('batch-norm')] : []), ...relu, pool];
}

function nodeOf<O extends OperationNode['operation']>(layerId: string, operation: O) {
  return { kind: 'operation', id: `${layerId}/${operation}`, layerId, operation } as const;
}
