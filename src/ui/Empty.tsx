import type { ReactNode } from 'react';
import styles from './Empty.module.css';

/** Says what will appear in an empty place; `children` is the button that makes it so. */
export function Empty({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p className={styles.text}>{text}</p>
      {children}
    </div>
  );
}
