import { expect, test } from 'vitest';
import { settingSpecs } from '../../core/settings/specs';
import { choiceShape } from './choiceShape';

test('few short choices stand beside the label', () => {
  expect(choiceShape(settingSpecs.model.options)).toBe('segments');
});

test('every bit width is one click away', () => {
  expect(choiceShape(settingSpecs.weightBits.options)).toBe('line');
});

test('long or many choices fold into a select', () => {
  expect(choiceShape(settingSpecs.bias.options)).toBe('select');
  expect(choiceShape(settingSpecs.logitBits.options)).toBe('select');
});
