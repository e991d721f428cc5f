import { expect, test } from 'vitest';
import { choice, integer, number, text, toggle } from '../../core/params/spec';
import { defaultInWords, helpFor, showNumber, unitBeside } from './words';

const described = { label: 'Steps', urlKey: 'k', help: 'How many.' };
const count = integer({ ...described, min: 0, max: 9, default: 3, unit: 'steps' });
const shape = choice({
  ...described,
  label: 'Shape',
  options: [
    { value: 'round', label: 'round', help: 'No corners.' },
    { value: 'square', label: 'square' },
  ],
  default: 'round',
});

test('small numbers are shown in powers of ten, and no number as nothing', () => {
  expect([0, 0.001, 0.00025, Number.NaN].map(showNumber)).toEqual(['0', '0.001', '2.5e-4', '']);
});

test('a default is said as it is shown', () => {
  const rate = number({ ...described, min: 1e-6, max: 1, default: 1e-5, scale: 'log' });
  const list = text({ ...described, default: '', complaint: () => null });
  const specs = [toggle({ ...described, default: true }), list, rate, shape];
  expect(specs.map(defaultInWords)).toEqual(['on', 'none', '1e-5', 'round']);
});

test('a unit that the label says is not said again', () => {
  expect(unitBeside(count)).toBeNull();
  expect(unitBeside({ ...count, label: 'Length' })).toBe('steps');
});

test('help explains the choice that is made', () => {
  expect(helpFor(shape, 'round')).toBe('How many. round: No corners.');
  expect(helpFor(shape, 'square')).toBe('How many.');
});
