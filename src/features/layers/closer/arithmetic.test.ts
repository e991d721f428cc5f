import { expect, test } from 'vitest';
import { activationGrid, weightGrid } from '../../../core/quant/grid';
import { paramsOf } from '../../../core/quant/params';
import type { Range } from '../../../core/quantizers/quantizer';
import { sampleOf } from '../../../core/rangeTrial/sample';
import { tryParams } from '../../../core/rangeTrial/tryParams';
import { rangeSteps, valueSteps } from './arithmetic';

function bench(range: Range, grid = activationGrid(4)) {
  const sample = sampleOf(Float32Array.of(-1, 1));
  const rules = { convention: 'pytorch', ties: 'half-even' } as const;
  const subject = { sample, grid, rules, run: null, choices: [], values: null };
  return { range, subject, trial: tryParams(sample, paramsOf(range, grid), grid) };
}

const lines = (steps: ReturnType<typeof rangeSteps>) =>
  steps.map(({ name, formula, result }) => `${name}: ${formula} = ${result}`);

test('an affine range becomes scale and zero point', () => {
  expect(lines(rangeSteps(bench({ min: -0.5, max: 1 })))).toEqual([
    'widened to hold 0: \u22120.5 to 1 = \u22120.5 to 1',
    'steps: 15 \u2212 0 = 15',
    'scale s: (1 \u2212 (\u22120.5)) / 15 = 0.1',
    'zero point z: round(0 \u2212 (\u22120.5) / 0.1) = round(5) = 5',
    'codes span: (0 \u2212 5) \u00d7 s to (15 \u2212 5) \u00d7 s = \u22120.5 to 1',
  ]);
});

test('a symmetric one becomes a scale', () => {
  expect(lines(rangeSteps(bench({ min: -0.7, max: 0.7 }, weightGrid(4))))).toEqual([
    'largest magnitude: max(|\u22120.7|, |0.7|) = 0.7',
    'scale s: 0.7 / 7 = 0.1',
    'zero point z: fixed, for symmetric codes = 0',
    'codes span: (\u22127 \u2212 0) \u00d7 s to (7 \u2212 0) \u00d7 s = \u22120.7 to 0.7',
  ]);
});

test('a value is followed to its code and back, clipped where there is none', () => {
  expect(lines(valueSteps(0.26, bench({ min: -0.5, max: 1 })))).toEqual([
    'in steps: 0.26 / 0.1 = 2.6',
    'rounded: to the nearest, ties to even = 3',
    'with zero point: 3 + 5 = 8',
    'code: is within 0 to 15 = 8',
    'back to real: (8 \u2212 5) \u00d7 0.1 = 0.3',
    'error: 0.3 \u2212 0.26 = 0.04',
  ]);
  const clipped = valueSteps(-2, bench({ min: -0.5, max: 1 }));
  expect(lines(clipped)[3]).toBe('code: clipped to 0 to 15 = 0');
});
