import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './MarkButton.module.css';

interface MarkButtonProps {
  readonly marked: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

/** The name of something that can be marked, as a button that marks it. */
export function MarkButton({ marked, onToggle, children }: MarkButtonProps) {
  return (
    <UnstyledButton className={styles.mark ?? ''} aria-pressed={marked} onClick={onToggle}>
      {children}
    </UnstyledButton>
  );
}
