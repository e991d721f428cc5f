import type { ActivationQuant } from '../quantized/quantizedModel';
import type { Range } from '../quantizers/quantizer';
import type { Grid } from './grid';
import { type Convention, paramsOf } from './params';

/** Returns how a tensor of activations is quantized whose range is known before it passes. */
export function activationParams(
  range: Range,
  grid: Grid,
  convention: Convention,
): Extract<ActivationQuant, { kind: 'static' }> {
  return { kind: 'static', grid, ...paramsOf(range, grid, convention) };
}
