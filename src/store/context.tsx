import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { LabActions } from './actions';
import type { LabStore } from './labStore';
import type { LabState } from './state';

const LabContext = createContext<LabStore | null>(null);

export function LabProvider({ lab, children }: { lab: LabStore; children: ReactNode }) {
  return <LabContext value={lab}>{children}</LabContext>;
}

export function useLabStore(): LabStore {
  const lab = useContext(LabContext);
  if (!lab) throw new Error('a component outside LabProvider asked for the lab');
  return lab;
}

/** Returns what `select` reads, and renders again when it changes (compared by its parts). */
export function useLab<T>(select: (state: LabState) => T): T {
  return useStore(useLabStore(), useShallow(select));
}

export function useActions(): LabActions {
  return useLabStore().actions;
}
