import { useEffect, useRef } from 'react';
import type { Checked } from './selection';
import styles from './table.module.css';

interface CheckProps {
  readonly checked: Checked;
  /** What it selects. */
  readonly label: string;
  /** `range` is true when the Shift key was held. */
  readonly onToggle: (range: boolean) => void;
}

/** A box that selects one run, several seeds or all. */
export function Check({ checked, label, onToggle }: CheckProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = checked === 'some';
  }, [checked]);
  return (
    <input
      ref={box}
      type="checkbox"
      className={styles.check}
      data-control="check"
      aria-label={label}
      checked={checked === 'all'}
      onChange={({ nativeEvent }) =>
        onToggle(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
      }
    />
  );
}
