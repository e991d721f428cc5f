import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './LinkButton.module.css';

interface LinkButtonProps {
  /** Begins with what is to be read on it. */
  readonly label?: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** A button that looks like a link, for what is seldom wanted. */
export function LinkButton({ label, onClick, children }: LinkButtonProps) {
  return (
    <UnstyledButton className={styles.link ?? ''} aria-label={label} onClick={onClick}>
      {children}
    </UnstyledButton>
  );
}
