import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../src/core/settings/settings';
import { publishedRuns, publishedTitle } from './publishedRuns';
import { publishedTable } from './publishedTable';

const choice = {
  model: 'cnn-bn',
  bits: [8, 4],
  epochs: 1,
  settings: defaultSettings,
  start: { kind: 'shipped' },
} as const;

const titles = (parts: Partial<Parameters<typeof publishedRuns>[0]> = {}) =>
  publishedRuns({ ...choice, ...parts }).map(publishedTitle);

describe('publishedRuns', () => {
  it('measures every cell both ways, and each deviation of PTQ fixed', () => {
    expect(titles()).toEqual(
      expect.arrayContaining([
        'cnn-bn ptq 8, published',
        'cnn-bn ptq 8, lab',
        'cnn-bn ptq 8, few-bit-bias',
        'cnn-bn ptq 8, fold-variance fixed',
        'cnn-bn ptq 4, logits fixed',
        'cnn-bn qat 8, published',
        'cnn-bn qat 4, lab',
      ]),
    );
    expect(new Set(titles()).size).toBe(titles().length);
  });

  it('fixes deviations of QAT at the fewest bits only', () => {
    const fixed = titles().filter((title) => / qat .*fixed/.test(title));
    expect(fixed).toContain('cnn-bn qat 4, recipe fixed');
    expect(fixed.filter((title) => title.includes('qat 8'))).toEqual([]);
  });

  it('leaves out QAT without epochs, and batch normalization where there is none', () => {
    expect(titles({ epochs: 0 }).filter((title) => title.includes('qat'))).toEqual([]);
    expect(titles({ model: 'cnn' }).filter((title) => title.includes('variance'))).toEqual([]);
  });

  it('keeps the conditions of the command line', () => {
    const settings = { ...defaultSettings, seed: 7, testImages: 500, weightRange: 'min-max' };
    for (const { plan } of publishedRuns({ ...choice, epochs: 0.5, settings })) {
      expect(plan.settings).toMatchObject({ seed: 7, testImages: 500, qatEpochs: 0.5 });
    }
  });
});

describe('publishedTable', () => {
  it('shows both grids beside the published figures, and the points that a fix returns', () => {
    const accuracies = { published: 71, lab: 90, 'few-bit-bias': 60, fixed: 75.5 };
    const figures = publishedRuns({ ...choice, bits: [8], epochs: 0 }).map((run) => ({
      ...run,
      accuracy: accuracies[run.variant.kind],
    }));
    const table = publishedTable(91.11, figures, 'fashion-mnist');
    expect(table).toContain('FP32: 91.11 %; published 90 %.');
    expect(table).toContain('| published (github.com/raywan-110/Quantization-DNNs) | 59 |');
    expect(table).toContain('| our run of that code, square root added | 90.6 |');
    expect(table).toContain('| the lab, published scheme | 71.00 |');
    expect(table).toContain('| the lab, its defaults | 90.00 |');
    expect(table).toContain('| Folded with the variance | +4.50 |');
    expect(table).not.toContain('No clipping mask');
  });

  it('shows the second grid beside what was published of it', () => {
    const start = { kind: 'run', runId: 'fp32' } as const;
    const settings = { ...defaultSettings, dataset: 'cifar-10' } as const;
    const runs = publishedRuns({ ...choice, start, settings });
    for (const { plan } of runs) {
      expect(plan).toMatchObject({ start, settings: { dataset: 'cifar-10' } });
    }
    const table = publishedTable(
      70,
      runs.map((run) => ({ ...run, accuracy: 50 })),
      'cifar-10',
    );
    expect(table).toContain('published 73 %');
    expect(table).toMatch(/\| published \(\S+\) \| 57 \| 42 \| 59 \| 43 \|/);
    expect(table).not.toContain('our run of that code');
  });
});
