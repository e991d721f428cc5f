import { describe, expect, it } from 'vitest';
import { parseLabeledIdx } from './labeledIdx';

const images = (count: number, height = 1) =>
  new Uint8Array([
    0,
    0,
    8,
    3,
    0,
    0,
    0,
    count,
    0,
    0,
    0,
    height,
    0,
    0,
    0,
    2,
    ...pixels(count * height),
  ]);
const pixels = (rows: number) => Array.from({ length: rows * 2 }, (_, index) => index);
const labels = (...values: number[]) =>
  new Uint8Array([0, 0, 8, 1, 0, 0, 0, values.length, ...values]);
const parse = (a: Uint8Array<ArrayBuffer>, b: Uint8Array<ArrayBuffer>) =>
  parseLabeledIdx(a, b, [1, 2, 1], 10);

describe('parseLabeledIdx', () => {
  it('pairs images with labels', () => {
    const { pixels, labels: classes, count } = parse(images(2), labels(9, 0));
    expect(count).toBe(2);
    expect([...pixels]).toEqual([0, 1, 2, 3]);
    expect([...classes]).toEqual([9, 0]);
  });

  it('refuses images of another size', () => {
    expect(() => parse(images(2, 3), labels(0, 0))).toThrow('not [n,1,2]');
  });

  it('refuses another number of labels than of images', () => {
    expect(() => parse(images(2), labels(0))).toThrow('There are 2 images');
  });

  it('refuses a label that names no class', () => {
    expect(() => parse(images(2), labels(0, 10))).toThrow('Label 10');
  });
});
