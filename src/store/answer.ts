import type { LabErrorData } from '../core/errors';
import type { InspectingEvent } from '../protocol/inspection';

/** What has become of a question about a run. */
export type Answer<A> =
  | { readonly kind: 'working'; readonly progress: InspectingEvent | null }
  | { readonly kind: 'answered'; readonly value: A }
  | { readonly kind: 'failed'; readonly problem: LabErrorData };
