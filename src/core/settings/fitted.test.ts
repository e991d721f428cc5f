import { expect, it } from 'vitest';
import { fittedTo } from './fitted';
import { defaultSettings } from './settings';

it('asks for no more images than there are, and changes nothing else', () => {
  const few = { train: 900, heldOut: 100, test: 50 };
  expect(fittedTo(defaultSettings, few)).toEqual({
    ...defaultSettings,
    trainImages: 900,
    calibrationImages: 900,
    heldOutImages: 100,
    testImages: 50,
  });
  const many = { train: 55_000, heldOut: 5_000, test: 10_000 };
  expect(fittedTo(defaultSettings, many)).toEqual(defaultSettings);
});
