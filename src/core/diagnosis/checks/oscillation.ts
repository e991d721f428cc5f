import { atRate } from '../changedRate';
import type { RunEvidence } from '../evidence';
import type { Check } from '../finding';
import { percentOf } from '../words';

/** Source: arXiv 2203.11086. */
const mostOscillating = 0.01;

/** A code that came back once counts for 68 samples, long after it settled. Our guess, tuned on runs. */
const mostChanged = 0.02;

/** Steps of finer codes are too small to harm, and weights cross many of them as they learn. */
const mostBits = 4;

interface Motion {
  readonly oscillating: number;
  readonly changed: number;
}

/** Returns shares of all weights of few bits at the last sample; null where none was taken of them. */
function lastMotion({ watch, result }: RunEvidence): Motion | null {
  const watched = watch.at(-1)?.layers ?? [];
  let [size, oscillating, changed] = [0, 0, 0];
  for (const { id, bits, weightShape } of result.layers) {
    const layer = watched.find((own) => own.id === id);
    if (bits > mostBits || !layer || layer.oscillatingShare === null) continue;
    const weights = weightShape.reduce((a, b) => a * b, 1);
    size += weights;
    oscillating += weights * layer.oscillatingShare;
    changed += weights * (layer.changedShare ?? 0);
  }
  return size > 0 ? { oscillating: oscillating / size, changed: changed / size } : null;
}

/** Raised where weights still jumped between two codes at the end. Source: arXiv 2203.11086. */
export const oscillation: Check = {
  id: 'oscillation',
  label: 'Oscillation',
  definition:
    'Share of the weights of at most 4 bits whose code went to and fro with a frequency above 0.005, counted over the samples of the training watch, and share whose code still changed at the last of them.',
  methods: ['qat'],
  examine({ run }) {
    const motion = lastMotion(run);
    if (motion === null) return null;
    const { oscillating, changed } = motion;
    const isFault = oscillating > mostOscillating && changed > mostChanged;
    return {
      verdict: isFault ? 'fault' : 'healthy',
      value: `${percentOf(oscillating)} to and fro, ${percentOf(changed)} at the last`,
      threshold: `above ${percentOf(mostOscillating, 0)}, and above ${percentOf(mostChanged, 0)}`,
      sentence: isFault
        ? `${percentOf(oscillating, 1)} of the weights went to and fro between codes, and codes still changed when training ended, so that it is chance which ones they were left on.`
        : 'Hardly a weight goes to and fro between codes at the end.',
      suggestion: isFault ? atRate(run.plan, 0.3) : null,
    };
  },
};
