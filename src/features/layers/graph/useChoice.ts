import { useState } from 'react';
import type { GraphNode, NetworkGraph } from '../../../core/graph/graphNode';
import { useActions, useLab } from '../../../store/context';
import type { Choice } from './flowElements';

/** A choice of one node, and how to choose another. */
export interface Choosing {
  readonly choice: Choice;
  readonly node: GraphNode | null;
  readonly onChoose: (nodeId: string) => void;
}

/** Keeps which node of a graph was chosen; a layer that is marked elsewhere chooses its own node. */
export function useChoice({ nodes }: NetworkGraph): Choosing {
  const [nodeId, setNodeId] = useState<string | null>(null);
  const layerId = useLab(({ selectedLayerId }) => selectedLayerId);
  const { selectLayer } = useActions();
  const own = nodes.find(({ id }) => id === nodeId) ?? null;
  const node = own?.layerId === layerId ? own : (nodes.find(({ id }) => id === layerId) ?? null);
  return {
    choice: { nodeId: node?.id ?? null, layerId },
    node,
    onChoose(id) {
      setNodeId(id);
      selectLayer(nodes.find((candidate) => candidate.id === id)?.layerId ?? null);
    },
  };
}
