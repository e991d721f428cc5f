import { modelById } from '../../core/model/models';
import { useLab } from '../../store/context';
import styles from './topbar.module.css';

/** Which network is quantized to how many bits, where the settings themselves are not in sight. */
export function SettingsLine() {
  const { model, weightBits, activationBits } = useLab(({ settings }) => settings);
  return (
    <p className={styles.settings}>
      {modelById(model).label} on FashionMNIST, weights at {weightBits} bits, activations at{' '}
      {activationBits}
    </p>
  );
}
