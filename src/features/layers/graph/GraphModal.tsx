import { Button, Modal, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { Flow } from './Flow';
import { GraphTitle } from './GraphTitle';
import styles from './graph.module.css';
import { HeatLegend } from './HeatLegend';
import { NodePart } from './NodePart';
import { NodeTable } from './NodeTable';
import type { Choosing } from './useChoice';
import type { Graphed } from './useGraph';
import { useGraphFiles } from './useGraphFiles';

interface GraphModalProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly graphed: Graphed;
  readonly choosing: Choosing;
}

const views = [
  { value: 'graph', label: 'Graph' },
  { value: 'list', label: 'List' },
] as const;

type View = (typeof views)[number]['value'];

function Stage({
  view,
  graphed,
  choosing,
}: { view: View } & Omit<GraphModalProps, 'opened' | 'onClose'>) {
  const { node } = choosing;
  return (
    <div className={styles.stage}>
      <div className={styles.canvas}>
        {view === 'graph' ? (
          <Flow {...graphed} {...choosing} detail="full" moves />
        ) : (
          <div className={styles.list}>
            <NodeTable graph={graphed.graph} choosing={choosing} />
          </div>
        )}
      </div>
      <div className={styles.beside}>
        {graphed.measured && <HeatLegend />}
        {node ? <NodePart node={node} /> : null}
        <p className={styles.hint}>
          A node marks its layer in every view. Drag or scroll to move, pinch or Ctrl and scroll to
          zoom; arrows, + and − do the same while the focus is on a node, and 0 shows all of it.
        </p>
      </div>
    </div>
  );
}

/** A network as a graph with everything written on its nodes, or as a list. */
export function GraphModal({ opened, onClose, graphed, choosing }: GraphModalProps) {
  const [view, setView] = useState<View>('graph');
  const files = useGraphFiles(graphed, choosing.choice);
  return (
    <Modal
      fullScreen
      opened={opened}
      onClose={onClose}
      title="Network"
      closeButtonProps={{ 'aria-label': 'Close the graph' }}
      classNames={{ body: styles.large ?? '', title: styles.heading ?? '' }}
    >
      <div className={styles.bar}>
        <GraphTitle graphed={graphed} />
        <div className={styles.buttons}>
          <SegmentedControl
            size="xs"
            aria-label="View of the network"
            value={view}
            onChange={setView}
            data={[...views]}
          />
          <Button size="xs" variant="default" onClick={files.svg}>
            Save as SVG
          </Button>
          <Button size="xs" variant="default" onClick={files.png}>
            Save as PNG
          </Button>
        </div>
      </div>
      <Stage {...{ view, graphed, choosing }} />
    </Modal>
  );
}
