import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { addSettingOptions } from './settingOptions';

/** Returns the settings that a command line makes; throws what it complains about. */
function parse(...words: string[]) {
  const command = new Command()
    .exitOverride()
    .configureOutput({ writeErr: () => {}, outputError: () => {} });
  const settingsOf = addSettingOptions(command, { seed: 'seed' });
  command.parse(words, { from: 'user' });
  return settingsOf();
}

describe('addSettingOptions', () => {
  it('reads flags, and settings of every kind by their keys', () => {
    const words = ['w=3', 'qlr=0.02', 'ada=1', 'wr=min-max', 'layers=conv1.w8.a8_dense.float'];
    const settings = parse('--seed', '7', ...words.flatMap((word) => ['--set', word]));
    expect(settings).toMatchObject({
      seed: 7,
      weightBits: 3,
      qatLearningRate: 0.02,
      adaRound: true,
      weightRange: 'min-max',
      layers: 'conv1.w8.a8_dense.float',
    });
  });

  it.each([
    ['calib=0', 'Calibration images must be between 1 and 5000 images.'],
    ['qlr=0', 'Learning rate must be between 0.000001 and 10.'],
    ['qlr=1e9', 'Learning rate must be between 0.000001 and 10.'],
    ['w=9', 'Weights is one of 16, 8, 7, 6, 5, 4, 3, 2.'],
    ['ada=yes', 'AdaRound is 1 for on or 0 for off.'],
    ['layers=conv1.w9', 'Layer by layer: "w9" is none of'],
    ['layers=conv7.w8', 'Layer by layer: the model has no layer "conv7"'],
    ['colour=red', 'There is no setting colour'],
    ['w', 'Write key=value.'],
  ])('says what is wrong with %s', (word, sentence) => {
    expect(() => parse('--set', word)).toThrow(sentence);
  });
});
