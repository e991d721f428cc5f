import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';

/** The step that the pointer is at, shared by all charts against step. */
interface Cursor {
  readonly step: number | null;
  readonly moveTo: (step: number | null) => void;
}

const CursorContext = createContext<Cursor>({ step: null, moveTo: () => undefined });

export function CursorProvider({ children }: { children: ReactNode }) {
  const [step, moveTo] = useState<number | null>(null);
  const cursor = useMemo(() => ({ step, moveTo }), [step]);
  return <CursorContext value={cursor}>{children}</CursorContext>;
}

export const useCursor = () => useContext(CursorContext);
