import { expect, it } from 'vitest';
import {
  inverseRectifiedSigmoid,
  rectifiedSigmoid,
  rectifiedSigmoidSlope,
} from './rectifiedSigmoid';

it('reaches 0 and 1, and is a half in the middle', () => {
  expect([-20, 0, 20].map(rectifiedSigmoid)).toEqual([0, 0.5, 1]);
});

it('is undone by its inverse', () => {
  for (const value of [0, 0.01, 0.3, 0.5, 0.99, 1]) {
    expect(rectifiedSigmoid(inverseRectifiedSigmoid(value))).toBeCloseTo(value, 12);
  }
});

it('has the slope that small differences give, and none where it is cut off', () => {
  for (const latent of [-2, -0.5, 0, 1.3]) {
    const slope = (rectifiedSigmoid(latent + 1e-5) - rectifiedSigmoid(latent - 1e-5)) / 2e-5;
    expect(rectifiedSigmoidSlope(rectifiedSigmoid(latent))).toBeCloseTo(slope, 8);
  }
  expect([0, 1].map(rectifiedSigmoidSlope)).toEqual([0, 0]);
});
