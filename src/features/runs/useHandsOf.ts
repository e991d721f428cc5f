import { useMemo, useState } from 'react';
import { useLabStore } from '../../store/context';
import type { Hands } from './hands';
import { runIdsOf } from './lines';
import { runTableOf } from './runTable';
import { createSelecting } from './selecting';
import { neighbourOf } from './selection';
import type { LineFocus } from './useLineFocus';

/** Returns what the lines can ask for, and which run a person is renaming. */
export function useHandsOf(put: LineFocus['put']): { hands: Hands; renamingId: string | null } {
  const lab = useLabStore();
  const [renamingId, rename] = useState<string | null>(null);
  const hands = useMemo((): Hands => {
    const { actions } = lab;
    return {
      selecting: createSelecting(lab),
      fold(key, folded) {
        const others = lab.getState().table.unfolded.filter((open) => open !== key);
        actions.changeTable({ unfolded: folded ? others : [...others, key] });
      },
      startRename: rename,
      endRename(runId, isElsewhere) {
        rename(null);
        if (!isElsewhere) put(runId, 'name');
      },
      removeLine(key, withSelection = false) {
        const { lines, selected } = runTableOf(lab.getState());
        const own = lines.filter((line) => line.key === key).flatMap(runIdsOf);
        const isSelected = withSelection && own.every((runId) => selected.has(runId));
        const runIds = isSelected ? [...selected] : own;
        const neighbour = neighbourOf(lines, key, runIds);
        actions.remove(runIds);
        if (neighbour !== null) put(neighbour, 'check');
      },
    };
  }, [lab, put]);
  return { hands, renamingId };
}
