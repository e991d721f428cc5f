import { heatSpan } from '../../../core/graph/layerSensitivity';
import styles from './graph.module.css';

const [least, most] = heatSpan;

/** What the colour of layers says. */
export function HeatLegend() {
  return (
    <p className={styles.heat}>
      <span>{least}</span>
      <span className={styles.ramp} aria-hidden="true" />
      <span>{most}</span>
      <span>relative error of a layer's output when it alone is quantized</span>
    </p>
  );
}
