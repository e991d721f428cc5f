import type { Step } from './arithmetic';
import styles from './closer.module.css';

/** Arithmetic, line by line. */
export function StepList({ steps, label }: { steps: readonly Step[]; label: string }) {
  return (
    <ol className={styles.steps} aria-label={label}>
      {steps.map(({ name, formula, result }) => (
        <li key={name} className={styles.step}>
          <span className={styles.stepName}>{name}</span>
          <span className={styles.formula}>
            {formula} = <strong>{result}</strong>
          </span>
        </li>
      ))}
    </ol>
  );
}
