import { describe, expect, it } from 'vitest';
import { activationGrid } from '../quant/grid';
import { createRandom } from '../random';
import { entropy } from './entropy';

function normals(count: number): Float32Array {
  const random = createRandom(7, 'entropy.test');
  return Float32Array.from({ length: count }, () => random.normal());
}

function observed(bits: number, ...batches: Float32Array[]) {
  const observer = entropy.createObserver(activationGrid(bits));
  for (const batch of batches) observer.observe(batch);
  return observer.range();
}

describe('entropy', () => {
  it('clips outliers that min-max would follow', () => {
    const { min, max } = observed(8, normals(50_000).map(Math.abs), Float32Array.of(0, 20));
    expect(min).toBe(0);
    expect(max).toBeGreaterThan(2);
    expect(max).toBeLessThan(6);
  });

  it('clips both sides at one magnitude', () => {
    const { min, max } = observed(6, normals(50_000), Float32Array.of(20, -30));
    expect(max).toBe(-min);
    expect(max).toBeLessThan(10);
  });

  it('keeps values that fill their range evenly', () => {
    const even = Float32Array.from({ length: 65_536 }, (_, i) => i / 65_536);
    expect(observed(4, even).max).toBeGreaterThan(0.99);
  });

  it("does not count ReLU's zeros", () => {
    const positive = normals(20_000).map(Math.abs);
    const rectified = Float32Array.from({ length: 80_000 }, (_, i) => positive[i] ?? 0);
    expect(observed(5, rectified).max).toBe(observed(5, positive).max);
  });

  it('clips nothing where there are as many codes as bins', () => {
    const values = normals(1000).map(Math.abs);
    expect(observed(16, values).max).toBe(Math.max(...values));
  });

  it('does not depend on how the values were split into batches', () => {
    const values = normals(3000);
    const batches = Array.from({ length: 30 }, (_, i) => values.subarray(i * 100, i * 100 + 100));
    expect(observed(4, ...batches)).toEqual(observed(4, values));
  });

  it('has a range of no width for zeros', () => {
    expect(observed(8, new Float32Array(5))).toEqual({ min: 0, max: 0 });
  });
});
