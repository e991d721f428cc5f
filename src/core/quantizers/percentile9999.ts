import { percentileRanges } from './percentile';
import type { Quantizer } from './quantizer';

export const percentile9999: Quantizer = {
  id: 'percentile9999',
  label: 'percentile 99.99',
  help: 'Leaves out the most extreme ten-thousandth of the values at each end, which are clipped.',
  source: 'Wu et al., arXiv 2004.09602, percentile calibration',
  suits: ['weights', 'activations'],
  tracking: { kind: 'fixed' },
  ...percentileRanges(0.9999),
};
