import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';

/** The place on their common axis that the pointer is at, shared by all curve charts. */
interface Cursor {
  readonly place: number | null;
  readonly moveTo: (place: number | null) => void;
}

const CursorContext = createContext<Cursor>({ place: null, moveTo: () => undefined });

export function CursorProvider({ children }: { children: ReactNode }) {
  const [place, moveTo] = useState<number | null>(null);
  const cursor = useMemo(() => ({ place, moveTo }), [place]);
  return <CursorContext value={cursor}>{children}</CursorContext>;
}

export const useCursor = () => useContext(CursorContext);
