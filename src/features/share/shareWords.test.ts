import { expect, test } from 'vitest';
import { defaultSettings, type Settings } from '../../core/settings/settings';
import { contentsInWords } from './shareWords';

const wordsFor = (settings: Partial<Settings>) =>
  contentsInWords({
    link: {
      settings: { ...defaultSettings, ...settings },
      view: { layout: 'lab', hidden: [] },
      runs: [],
    },
    ...{ address: '', fragment: '', leftOut: [], isBlocked: false },
  }).join(' ');

test('images that do not come with the page are said not to travel', () => {
  expect(wordsFor({ dataset: 'own-grey', imageSet: '3-0a1b2c3d' })).toMatch(
    /Your own images are not in it.*the same folder, split with the same seed/,
  );
  expect(wordsFor({ dataset: 'cifar-10' })).toMatch(/The images of CIFAR-10 are not in it/);
  expect(wordsFor({})).not.toMatch(/images .*not in it/);
});
