import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Flow } from './Flow';
import { GraphModal } from './GraphModal';
import { GraphTitle } from './GraphTitle';
import styles from './graph.module.css';
import { HeatLegend } from './HeatLegend';
import { NodePart } from './NodePart';
import { useChoice } from './useChoice';
import { useGraph } from './useGraph';

/** The network that is looked at, as a graph. */
export function GraphPanel() {
  const graphed = useGraph();
  const choosing = useChoice(graphed.graph);
  const [opened, large] = useDisclosure(false);
  return (
    <section className={styles.panel} aria-label="Graph">
      <div className={styles.bar}>
        <GraphTitle graphed={graphed} />
        <Button size="compact-xs" variant="default" onClick={large.open}>
          Large view
        </Button>
      </div>
      {graphed.measured && <HeatLegend />}
      <Flow {...graphed} {...choosing} detail="brief" moves={false} />
      {choosing.node && <NodePart node={choosing.node} />}
      <GraphModal opened={opened} onClose={large.close} {...{ graphed, choosing }} />
    </section>
  );
}
