import { question } from './useInspection';

/** What a run's network makes of its test images. */
export const predictionsOf = question((calls, of) => calls.predictions(of));

/** What the diagnosis asks of a run's network. */
export const networkProbeOf = question((calls, of) => calls.networkProbe(of));
