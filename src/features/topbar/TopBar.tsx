import type { ReactNode } from 'react';
import { DeviceBadge } from './DeviceBadge';
import { StartButtons, SteerButtons } from './RunButtons';
import { ThemeSwitch } from './ThemeSwitch';
import styles from './topbar.module.css';

/** The page's head; `children` are further buttons at its end. */
export function TopBar({ children }: { children?: ReactNode }) {
  return (
    <header className={styles.bar}>
      <h1 className={styles.name}>Quantlab</h1>
      <DeviceBadge />
      <div className={styles.buttons} role="toolbar" aria-label="Runs">
        <StartButtons />
        <span className={styles.divider} />
        <SteerButtons />
      </div>
      <div className={styles.end}>
        <ThemeSwitch />
        {children}
      </div>
    </header>
  );
}
