import { describe, expect, it } from 'vitest';
import { readTableOptions } from './tableOptions';

describe('readTableOptions', () => {
  it('measures one model at three widths unless asked for more', () => {
    const { mode, models, bits, epochs, out } = readTableOptions([]);
    expect({ mode, models, bits, epochs, out }).toEqual({
      mode: 'table',
      models: ['cnn'],
      bits: [8, 6, 4],
      epochs: 1,
      out: 'results/table.json',
    });
  });

  it.each([
    ['check', [8, 6, 4, 3, 2], 'results/table.json'],
    ['published', [8, 6, 4], 'results/published.json'],
    ['verify', [8, 6, 4, 3, 2], 'results/verify.json'],
  ] as const)('takes both models with --%s', (mode, bits, out) => {
    expect(readTableOptions([`--${mode}`])).toMatchObject({
      mode,
      models: ['cnn', 'cnn-bn'],
      bits,
      out,
    });
  });

  it('takes another dataset, and where its files are', () => {
    expect(readTableOptions([])).toMatchObject({ data: null });
    const options = readTableOptions(['--dataset', 'cifar-10', '--data', 'there']);
    expect(options.settings.dataset).toBe('cifar-10');
    expect(options.data).toBe('there');
  });

  it('is narrowed by flags', () => {
    const words = '--verify --model cnn-bn --bits 2,5 --test 500 --epochs 0 --out x.json'.split(
      ' ',
    );
    const options = readTableOptions(words);
    expect(options).toMatchObject({ models: ['cnn-bn'], bits: [2, 5], epochs: 0, out: 'x.json' });
    expect(options.settings.testImages).toBe(500);
  });
});
