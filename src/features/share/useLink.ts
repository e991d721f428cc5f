import { useMemo } from 'react';
import { browserName } from '../../share/browser';
import type { LabLink } from '../../share/link/link';
import { writeLink } from '../../share/link/writeLink';
import { useLab } from '../../store/context';
import { hasComplaints } from '../../store/selectors';
import { type Choice, chosenRuns, leftOut, linkOf } from './chosen';

/** A link and what it was made of. */
export interface Shared {
  readonly link: LabLink;
  /** The whole address; null where the results are more than a link holds. */
  readonly address: string | null;
  readonly fragment: string | null;
  /** Phrases for what does not travel. */
  readonly leftOut: readonly string[];
  /** True where a setting has a value that no run may have. */
  readonly isBlocked: boolean;
}

/** The page's address without what it asks for. */
const pageAddress = () => `${location.origin}${location.pathname}`;

/** Returns the link that a choice comes to, made anew when what it is about changes. */
export function useLink(choice: Choice): Shared {
  const runs = useLab((state) => chosenRuns(state, choice.what));
  const settings = useLab((state) => state.settings);
  const blocked = useLab(hasComplaints);
  const isOwnStart = useLab(({ start }) => start.kind === 'run');
  return useMemo(() => {
    const isOfSettings = choice.what === 'settings';
    const link = linkOf(choice, runs, settings, browserName(navigator.userAgent) ?? '');
    const fragment = writeLink(link);
    const stays = isOfSettings && isOwnStart ? ['the weights that were trained here'] : [];
    return {
      ...{ link, fragment },
      address: fragment && pageAddress() + fragment,
      leftOut: [...leftOut(runs), ...stays],
      isBlocked: isOfSettings && blocked,
    };
  }, [choice, runs, settings, blocked, isOwnStart]);
}
