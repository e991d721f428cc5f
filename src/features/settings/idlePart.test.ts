import { expect, test } from 'vitest';
import { defaultSettings } from '../../core/settings/settings';
import { idlePartReason } from './idlePart';
import type { Part } from './sections';

const folding: Part = { caption: 'Folding', fields: ['foldMode', 'statisticsFreezeAt'] };
const reason = 'the model has no batch normalization';

test('one reason stands for all fields of a part', () => {
  expect(idlePartReason(folding, defaultSettings)).toBe(reason);
});

test('a part with one field that has an effect shows them all', () => {
  expect(idlePartReason(folding, { ...defaultSettings, model: 'cnn-bn' })).toBeNull();
});

test('a field that is to be mended is shown', () => {
  expect(idlePartReason(folding, { ...defaultSettings, statisticsFreezeAt: 200 })).toBeNull();
});

test('without a caption nothing would say what was left out', () => {
  expect(idlePartReason({ ...folding, caption: null }, defaultSettings)).toBeNull();
});
