import styles from './page.module.css';
import { StackedPanels } from './StackedPanels';

/** One panel at a time. */
export function PhoneLayout() {
  return (
    <main className={styles.phone}>
      <StackedPanels />
    </main>
  );
}
