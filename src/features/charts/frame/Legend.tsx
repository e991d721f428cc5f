import { UnstyledButton } from '@mantine/core';
import { LineMark } from '../../../ui/method/LineMark';
import styles from './frame.module.css';
import type { LegendItem } from './legend';

/** The lines of a chart; a click hides or shows one. */
export function Legend({ items }: { items: readonly LegendItem[] }) {
  return (
    <ul className={styles.legend} aria-label="Lines">
      {items.map(({ key, label, look, shown, onToggle }) => (
        <li key={key}>
          <UnstyledButton
            className={styles.item ?? ''}
            aria-pressed={shown}
            aria-label={`Line ${label}`}
            onClick={onToggle}
          >
            <LineMark line look={look} />
            {label}
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}
