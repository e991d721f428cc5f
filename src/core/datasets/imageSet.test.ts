import { expect, test } from 'vitest';
import { classesInSet, imageSetComplaint, imageSetOf } from './imageSet';

test('a set is told by its classes and its checksum', () => {
  expect(imageSetOf(3, 0x0a1b2c3d)).toBe('3-0a1b2c3d');
  expect(imageSetOf(50, -1)).toBe('50-ffffffff');
  expect(classesInSet(imageSetOf(17, 5))).toBe(17);
});

test('no set has the fewest classes, so that a network can be shown before images are there', () => {
  expect(classesInSet('')).toBe(2);
});

test.each(['', '2-00000000', '50-ffffffff'])('%j is a set', (imageSet) => {
  expect(imageSetComplaint(imageSet)).toBeNull();
});

test.each([
  '1-00000000',
  '51-00000000',
  '3-0a1b2c3',
  '3-0A1B2C3D',
  '3',
  '-3-0a1b2c3d',
  '3-0a1b2c3d ',
])('%j is none', (imageSet) => {
  expect(imageSetComplaint(imageSet)).toMatch(/2 to 50/);
});
