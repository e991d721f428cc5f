import { datasetById } from '../../core/datasets';
import { modelLabel } from '../../core/model/models';
import { useLab } from '../../store/context';
import styles from './topbar.module.css';

/** Which network is quantized to how many bits, where the settings themselves are not in sight. */
export function SettingsLine() {
  const { dataset, model, weightBits, activationBits } = useLab(({ settings }) => settings);
  return (
    <p className={styles.settings}>
      {modelLabel(model)} on {datasetById(dataset).label}, weights at {weightBits} bits, activations
      at {activationBits}
    </p>
  );
}
