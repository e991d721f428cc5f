import { UnstyledButton } from '@mantine/core';
import { MethodMark } from '../../../ui/method/MethodMark';
import styles from './frame.module.css';
import type { LegendItem } from './legend';

/** The lines of a chart; a click hides or shows one. */
export function Legend({ items }: { items: readonly LegendItem[] }) {
  return (
    <ul className={styles.legend} aria-label="Lines">
      {items.map(({ key, label, method, bits, shown, onToggle }) => (
        <li key={key}>
          <UnstyledButton
            className={styles.item ?? ''}
            aria-pressed={shown}
            aria-label={`Line ${label}`}
            onClick={onToggle}
          >
            <MethodMark line {...{ method, bits }} />
            {label}
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}
