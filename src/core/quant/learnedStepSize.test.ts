import { describe, expect, it } from 'vitest';
import { float32 } from '../golden/golden';
import learnable from '../golden/lsq_learnable.json';
import { initialStepSize, stepSizeGradientScale } from './learnedStepSize';
import { smallestScale } from './params';

const initialized = learnable.cases.filter(({ name }) => name.startsWith('lsq_init'));

describe('against the starting values in the golden file', () => {
  it.each(initialized)('$name', ({ inputs, params }) => {
    const x = float32(inputs.x);
    const highest = params.quant_max;
    const scale = Number(params.scale);
    expect(Math.abs(initialStepSize(x, highest) / scale - 1)).toBeLessThan(1e-6);
    expect(Math.fround(stepSizeGradientScale(x.length, highest))).toBe(
      Math.fround(params.grad_factor),
    );
  });
});

describe('initialStepSize', () => {
  it('is 2 mean|v| / sqrt(qmax)', () => {
    expect(initialStepSize(Float32Array.of(-1, 3, -5, 7), 4)).toBe(4);
  });

  it('is positive where all values are 0, or where there are none', () => {
    expect(initialStepSize(new Float32Array(3), 7)).toBe(smallestScale);
    expect(initialStepSize(new Float32Array(), 7)).toBe(smallestScale);
  });
});
