import '@xyflow/react/dist/base.css';
import { Controls, type NodeChange, ReactFlow } from '@xyflow/react';
import { useMemo } from 'react';
import type { NetworkGraph } from '../../../core/graph/graphNode';
import type { Method } from '../../../core/run';
import { methodColor } from '../../../ui/method/methodStyle';
import { usePalette } from '../../../ui/theme/usePalette';
import { FlowNode, type NetworkNode } from './FlowNode';
import { type Choice, flowEdges, flowNodes } from './flowElements';
import styles from './graph.module.css';
import type { Detail } from './nodeWords';
import { type PlacedGraph, placeNodes } from './placeNodes';
import { useReadableStart } from './useReadableStart';
import { useViewKeys } from './useViewKeys';

const nodeTypes = { network: FlowNode };

const words = {
  'node.a11yDescription.default': 'Enter or Space marks the layer of this node in every view.',
  'node.a11yDescription.keyboardDisabled': 'Enter or Space marks the layer of this node.',
  'controls.ariaLabel': 'Zoom',
  'controls.zoomIn.ariaLabel': 'Zoom in',
  'controls.zoomOut.ariaLabel': 'Zoom out',
  'controls.fitView.ariaLabel': 'Whole graph',
};

/** What a graph is drawn of, and what becomes of a click on it. */
export interface FlowGraphProps {
  readonly graph: NetworkGraph;
  /** How the run was quantized, whose colour the quantizers have. */
  readonly method: Method;
  readonly bits: number | null;
  readonly choice: Choice;
  readonly onChoose: (nodeId: string) => void;
  readonly detail: Detail;
  /** Whether it can be moved and zoomed; else it is as tall as it needs to be. */
  readonly moves: boolean;
}

function useElements({ choice }: FlowGraphProps, placed: PlacedGraph) {
  const { line, soft } = usePalette();
  const nodes = useMemo(() => flowNodes(placed, choice), [placed, choice]);
  const edges = useMemo(() => flowEdges(placed, soft), [placed, soft]);
  return { nodes, edges, line };
}

/** Keys and clicks select a node; what moves or measures it is of no interest. */
function chosenIn(changes: readonly NodeChange<NetworkNode>[]): string | null {
  const selected = changes.find((change) => change.type === 'select' && change.selected);
  return selected && 'id' in selected ? selected.id : null;
}

const still = {
  panOnDrag: false,
  zoomOnScroll: false,
  zoomOnPinch: false,
  zoomOnDoubleClick: false,
  preventScrolling: false,
  autoPanOnNodeFocus: false,
} as const;

const moving = { panOnScroll: true, zoomOnDoubleClick: false, minZoom: 0.3, maxZoom: 2.5 } as const;

const fit = { padding: 0.02, maxZoom: 1 };

/** A network as a graph that can be clicked, moved and read out. */
export default function FlowGraph(props: FlowGraphProps) {
  const { graph, method, bits, onChoose, detail, moves } = props;
  const palette = usePalette();
  const placed = useMemo(() => placeNodes(graph, detail), [graph, detail]);
  const { nodes, edges } = useElements(props, placed);
  const onNodesChange = (changes: NodeChange<NetworkNode>[]) => {
    const id = chosenIn(changes);
    if (id !== null) onChoose(id);
  };
  return (
    <div
      className={styles.flow}
      data-moves={moves || undefined}
      style={{
        '--graph-quantizer': methodColor(palette, method, bits),
        '--graph-height': `${placed.height}px`,
        '--graph-ratio': `${placed.width} / ${placed.height}`,
      }}
    >
      <ReactFlow<NetworkNode>
        {...{ nodes, edges, nodeTypes, onNodesChange }}
        {...(moves ? moving : still)}
        aria-label="Network"
        ariaLabelConfig={words}
        nodesDraggable={false}
        nodesConnectable={false}
        edgesFocusable={false}
        deleteKeyCode={null}
        fitView={!moves}
        fitViewOptions={fit}
      >
        {moves && <Moving height={placed.height} width={placed.width} />}
      </ReactFlow>
    </div>
  );
}

/** The buttons and keys that move a graph, which begins where its text can be read. */
function Moving({ width, height }: { width: number; height: number }) {
  useViewKeys();
  useReadableStart(width, height);
  return <Controls showInteractive={false} fitViewOptions={fit} />;
}
