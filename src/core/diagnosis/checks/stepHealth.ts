import type { Ailment } from '../../watch/updateHealth';
import { mostAiling } from '../ailing';
import { atRate, rateOf } from '../changedRate';
import type { Check } from '../finding';
import { percentOf, rateInWords } from '../words';

/** How a check that looks for ailing steps differs from another. */
interface StepCheck extends Pick<Check, 'id' | 'label' | 'definition'> {
  readonly ailment: Ailment;
  /** Share of a layer's samples. */
  readonly mostSamples: number;
  /** What goes on after the share: `with updates above 10 % of the weights`. */
  readonly threshold: string;
  /** What is wrong with a layer, after the rate. */
  readonly fault: (layerId: string) => string;
  readonly healthy: string;
  /** By what the suggestion changes the rate. */
  readonly rateFactor: number;
}

/** Returns the check that is raised where too many watched steps of one layer ail. */
export function stepHealth(own: StepCheck): Check {
  const { id, label, definition, ailment, mostSamples, rateFactor } = own;
  return {
    ...{ id, label, definition },
    methods: ['qat', 'control', 'fp32'],
    examine({ run: { plan, watch } }) {
      const worst = mostAiling(watch, ailment);
      if (worst === null) return null;
      const isFault = worst.share > mostSamples;
      const rate = rateInWords(rateOf(plan) ?? 0);
      return {
        verdict: isFault ? 'fault' : 'healthy',
        value: `${percentOf(worst.share, 0)} of samples of ${worst.layerId}`,
        threshold: `above ${percentOf(mostSamples, 0)} ${own.threshold}`,
        sentence: isFault
          ? `At a learning rate of ${rate} ${own.fault(worst.layerId)}.`
          : own.healthy,
        suggestion: isFault ? atRate(plan, rateFactor) : null,
      };
    },
  };
}
