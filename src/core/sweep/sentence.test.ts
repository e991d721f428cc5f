import { describe, expect, it } from 'vitest';
import { controlLines, type SweepPoint, sweepLines } from './lines';
import { sweepSentence } from './sentence';

const point = (bits: number, learningRate: number, accuracy: number): SweepPoint => ({
  ...{ bits, learningRate, optimizer: 'momentum', scales: 'observer', seed: 0 },
  correct: Math.round(accuracy * 100),
  total: 10_000,
});

/** Accuracies in percent by learning rate. */
const pointsOf = (bits: number, table: Readonly<Record<string, number>>) =>
  Object.entries(table).map(([rate, accuracy]) => point(bits, Number(rate), accuracy));

const wording = {
  rate: String,
  optimizer: (id: string) => (id === 'adam' ? 'Adam' : 'SGD'),
  scales: (id: string) => (id === 'lsq' ? 'LSQ' : 'observed'),
};

const sentence = (points: readonly SweepPoint[]) => sweepSentence(sweepLines(points), wording);

describe('sweepSentence', () => {
  it('says what was found', () => {
    const points = [
      ...pointsOf(8, { '0.001': 90, '0.01': 90.5, '0.1': 89 }),
      ...pointsOf(2, { '0.001': 80, '0.01': 85.6, '0.1': 10 }),
    ];
    expect(sentence(points)).toBe(
      'At 8 and 2 bits 0.01 is best, with 90.5 % and 85.6 %. ' +
        'No two neighbouring widths each need a rate of their own: the rule makes no difference here. ' +
        'At 2 bits 0.1 collapses to 10.0 %.',
    );
  });

  it.each([
    ['a lower rate here, as the rule has it', 0.001, 0.1],
    ['a higher rate here, against the rule', 0.1, 0.001],
  ])('says that fewer bits want %s', (words, few, many) => {
    const best = (bits: number, rate: number) =>
      pointsOf(bits, { '0.001': 80, '0.01': 82, '0.1': 80, [rate]: 88 });
    expect(sentence([...best(8, many), ...best(2, few)])).toContain(`Fewer bits want ${words}.`);
  });

  it('compares optimizers', () => {
    const adam = pointsOf(4, { '0.001': 89, '0.01': 80 }).map((own) => ({
      ...own,
      optimizer: 'adam',
    }));
    expect(sentence([...pointsOf(4, { '0.001': 85, '0.01': 89.5, '0.1': 90 }), ...adam])).toBe(
      'With SGD, at 4 bits 0.1 is best, with 90.0 %. ' +
        'With Adam, at 4 bits 0.001 is best, with 89.0 %. ' +
        '0.001 is the lowest rate tried at 4 bits: a lower one may be better. ' +
        'The best rates with Adam are 1/100 of those with SGD.',
    );
  });

  it('names what sets the scales where that is compared', () => {
    const lsq = pointsOf(2, { '0.01': 86, '0.1': 85.9 }).map((own) => ({ ...own, scales: 'lsq' }));
    expect(sentence([...pointsOf(2, { '0.01': 85, '0.1': 84.9 }), ...lsq])).toBe(
      'With observed scales, at 2 bits 0.01 is best, with 85.0 %. ' +
        'With LSQ scales, at 2 bits 0.01 is best, with 86.0 %. ' +
        'The best rates with LSQ scales are about those with observed scales.',
    );
  });

  it('counts divergence as an answer', () => {
    const lost = [point(2, 1, 0), point(8, 1, 0), point(8, 3, 0)];
    const lines = sweepLines(pointsOf(2, { '0.01': 85, '0.1': 10 }), lost);
    expect(sweepSentence(lines, wording)).toBe(
      'At 2 bits 0.01 is best, with 85.0 %. ' +
        '0.01 is the lowest rate tried at 2 bits: a lower one may be better. ' +
        'At 8 bits every rate diverges; at 2 bits 0.1 collapses to 10.0 % and 1 diverges.',
    );
  });

  it('says whether QAT beats the control, each at its best rate', () => {
    const points = [
      ...pointsOf(8, { '0.01': 91.4, '0.1': 91.3 }),
      ...pointsOf(4, { '0.01': 90.5, '0.1': 90.4 }),
      ...pointsOf(2, { '0.01': 85.5, '0.1': 85.4 }),
    ];
    const control = pointsOf(0, { '0.01': 90, '0.1': 90.6 });
    const controls = controlLines(control);
    expect(sweepSentence(sweepLines(points), wording, controls)).toContain(
      'Against the FP32 control with 90.6 % at its best rate, 0.1, QAT is 0.8 points above at 8 bits; ties at 4 bits; is 5.1 points below at 2 bits.',
    );
  });

  it('has nothing to say of single rates', () => {
    const nothing = 'No width is measured at two rates yet.';
    expect(sentence([])).toBe(nothing);
    expect(sentence([...pointsOf(8, { '0.1': 90 }), ...pointsOf(2, { '0.01': 80 })])).toBe(nothing);
  });
});
