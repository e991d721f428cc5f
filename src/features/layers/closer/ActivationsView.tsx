import { useMemo } from 'react';
import type { LayerActivations } from '../../../core/rangeTrial/layerTensors';
import type { RunPlan } from '../../../core/run';
import { formatCount } from '../../../share/format';
import { BenchView } from './BenchView';
import styles from './closer.module.css';
import { activationSubject } from './subject';

interface ActivationsViewProps {
  readonly activations: LayerActivations;
  /** What they are: `input of conv2`. */
  readonly what: string;
  readonly plan: RunPlan;
}

const befores: Readonly<Record<LayerActivations['before'], string>> = {
  float: 'computed in float, as calibration sees them',
  'fake-quantized': 'with everything before them fake quantized, as training sees them',
};

const none = () => null;

function noteOf({ images, before, sample }: LayerActivations): string {
  const values = `${formatCount(sample.total)} values of ${formatCount(images)} calibration images`;
  return `${values}, ${befores[before]}. They are counted in 32,768 bins that keep their sums and squares: figures are exact but for bins that lie across two codes, whose values all get the code of their mean.`;
}

/** What enters a layer, or the logits. */
export function ActivationsView({ activations, what, plan }: ActivationsViewProps) {
  const subject = useMemo(() => activationSubject(activations), [activations]);
  if (!subject) return <p className={styles.note}>The {what} stays in float in this run.</p>;
  return (
    <BenchView
      subject={subject}
      methodId={plan.settings.activationRange}
      what={what}
      note={noteOf(activations)}
      heldCode={none}
    />
  );
}
