import { useActions, useLab } from './context';
import { hasStart, missingForQat, missingImages, missingStart } from './datasets';
import { hasComplaints } from './selectors';

/** What an empty place offers. */
export interface NextStep {
  readonly label: string;
  readonly disabled: boolean;
  /** Why something else comes first; null where it does not. */
  readonly why: string | null;
  readonly start: () => void;
}

/** Returns the step that leads to PTQ or QAT: itself, or what has to come first. */
export function useNextStep(wish: 'ptq' | 'qat', label: string): NextStep {
  const blocked = useLab(hasComplaints);
  const hasImages = useLab((state) => missingImages(state) === null);
  const why = useLab((state) => {
    const obstacle = wish === 'qat' ? missingForQat(state) : missingStart(state);
    return obstacle && `${obstacle.message} ${obstacle.next}`;
  });
  const lacksStart = useLab(({ start, settings }) => !hasStart(start, settings));
  const { quantize, runQat, train } = useActions();
  if (why !== null && hasImages && lacksStart) {
    return { label: 'Train from scratch', disabled: blocked, why, start: train };
  }
  const start = wish === 'ptq' ? quantize : runQat;
  return { label, disabled: blocked || why !== null, why, start };
}
