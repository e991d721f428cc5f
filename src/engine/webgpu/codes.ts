import type { Rounding } from '../../core/scheme/scheme';

/**
 * Returns WGSL functions on values of `type`: `nearest(quotient)` rounds; `clamped(code, least,
 * most)` keeps to the grid, and a NaN as it is; `passes(x, code, least, most, scale)` tells where
 * the gradient does.
 */
export function codeText(type: 'f32' | 'vec4<f32>', { ties, gradient }: Rounding): string {
  const truth = type === 'f32' ? 'bool' : 'vec4<bool>';
  const passes = {
    code: '(code >= least) & (code <= most)',
    range: '(x >= least * scale) & (x <= most * scale)',
    everywhere: `${truth}(true)`,
  };
  return `
    fn nearest(quotient: ${type}) -> ${type} {
      return ${ties === 'half-up' ? 'floor(quotient + 0.5)' : 'round(quotient)'};
    }
    fn clamped(code: ${type}, least: ${type}, most: ${type}) -> ${type} {
      let raised = select(code, least, code < least);
      return select(raised, most, raised > most);
    }
    fn passes(x: ${type}, code: ${type}, least: ${type}, most: ${type}, scale: ${type}) -> ${truth} {
      return ${passes[gradient]};
    }`;
}
