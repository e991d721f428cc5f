import { tieBoundAt } from '../../metrics/compare';
import { hasEffect } from '../../settings/effect';
import { type Difference, difference } from '../comparisons';
import type { Evidence } from '../evidence';
import type { Check, Finding, Suggestion } from '../finding';
import { figure, points, signedPoints } from '../words';

/** Units: points. Our guess; on few images chance alone makes more. */
const mostGain = 0.5;

const threshold = (images: number) =>
  `above ${figure(Math.max(mostGain, tieBoundAt(images)))} points`;

const measureAnew: Suggestion = {
  label: 'Run with the statistics measured anew',
  settings: { reestimate: true },
};

/** What measuring anew brings: by the run that differs from this one in just that. */
function gainOf({ run, otherStatistics }: Evidence): Difference | null {
  const gain = difference(run, otherStatistics);
  if (gain === null || run.plan.settings.reestimate) return gain;
  return { ...gain, points: -gain.points };
}

function alreadyDone(gain: Difference | null): Finding {
  return {
    verdict: 'healthy',
    value: gain ? `measured anew, for ${signedPoints(gain.points)}` : 'measured anew',
    threshold: gain ? threshold(gain.images) : `above ${mostGain} points`,
    sentence:
      'Before it was folded for good, batch normalization was measured anew with the weights as they are rounded.',
    suggestion: null,
  };
}

function unknown(): Finding {
  return {
    verdict: 'open',
    value: 'not known',
    threshold: `above ${mostGain} points`,
    sentence:
      'The statistics of batch normalization are the running ones of training: what measuring them anew would gain is told by the run that does, since a finished run keeps its network folded.',
    suggestion: measureAnew,
  };
}

function known({ points: gain, images }: Difference): Finding {
  const isFault = gain > Math.max(mostGain, tieBoundAt(images));
  return {
    verdict: isFault ? 'fault' : 'healthy',
    value: signedPoints(gain),
    threshold: threshold(images),
    sentence: isFault
      ? `The running statistics of batch normalization do not fit the rounded weights: measured anew they give ${points(gain)} more.`
      : 'Measuring the statistics of batch normalization anew gains nothing that counts.',
    suggestion: isFault ? measureAnew : null,
  };
}

/** Raised where the statistics of live batch normalization do not fit the network that trained with them. */
export const normStatistics: Check = {
  id: 'norm-statistics',
  label: 'Batch-norm statistics',
  definition:
    'Points of accuracy by which a run that differs in this alone is better for having measured the statistics of batch normalization anew on 50 batches at its end.',
  methods: ['qat'],
  examine(evidence) {
    const { settings, method } = evidence.run.plan;
    if (!hasEffect('reestimate', settings, method) || evidence.run.result.end !== 'finished') {
      return null;
    }
    const gain = gainOf(evidence);
    if (settings.reestimate) return alreadyDone(gain);
    return gain ? known(gain) : unknown();
  },
};
