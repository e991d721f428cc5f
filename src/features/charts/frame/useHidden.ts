import { useState } from 'react';

/** Which lines a chart's legend has switched off. */
export interface Hidden<K> {
  readonly hidden: ReadonlySet<K>;
  readonly toggle: (key: K) => void;
}

export function useHidden<K>(): Hidden<K> {
  const [hidden, setHidden] = useState<ReadonlySet<K>>(new Set());
  const toggle = (key: K) =>
    setHidden(
      hidden.has(key)
        ? new Set([...hidden].filter((own) => own !== key))
        : new Set([...hidden, key]),
    );
  return { hidden, toggle };
}
