import { describe, expect, it } from 'vitest';
import { findingOf, type LineFinding, rateRatio, rateRule } from './findings';
import { type SweepPoint, sweepLines } from './lines';
import { sweepSentence } from './sentence';

/** Accuracies in percent by learning rate; several are seeds. */
type Table = Readonly<Record<string, number | readonly number[]>>;

const pointsOf = (bits: number, table: Table, optimizer = 'momentum'): SweepPoint[] =>
  Object.entries(table).flatMap(([rate, accuracies]) =>
    [accuracies].flat().map((accuracy, seed) => ({
      learningRate: Number(rate),
      bits,
      optimizer,
      seed,
      correct: Math.round(accuracy * 100),
      total: 10_000,
    })),
  );

const findings = (...points: SweepPoint[][]): LineFinding[] =>
  sweepLines(points.flat()).flatMap((line) => findingOf(line) ?? []);

const wording = { rate: String, optimizer: (id: string) => (id === 'adam' ? 'Adam' : 'SGD') };

describe('sweepLines', () => {
  it('averages over seeds and sorts by rate, the most bits first', () => {
    const lines = sweepLines([
      ...pointsOf(2, { '0.1': 10, '0.01': [84, 86] }),
      ...pointsOf(8, { '0.01': 90 }),
    ]);
    expect(lines.map(({ bits }) => bits)).toEqual([8, 2]);
    expect(lines[1]?.rates.map(({ learningRate, seeds }) => [learningRate, seeds])).toEqual([
      [0.01, 2],
      [0.1, 1],
    ]);
    expect(lines[1]?.rates[0]?.mean).toBeCloseTo(0.85, 10);
    expect(lines[1]?.rates[0]?.deviation).toBeCloseTo(Math.SQRT1_2 / 50, 10);
    expect(lines[1]?.rates[1]?.deviation).toBeNull();
  });
});

describe('findingOf', () => {
  it('names the best rate, those that tie with it, and those that collapse', () => {
    const [finding] = findings(pointsOf(2, { '0.001': 85.2, '0.01': 85.6, '0.03': 84, '0.1': 10 }));
    expect(finding?.best.learningRate).toBe(0.01);
    expect(finding?.tied.map(({ learningRate }) => learningRate)).toEqual([0.001, 0.01]);
    expect(finding?.collapsed.map(({ learningRate }) => learningRate)).toEqual([0.1]);
  });
});

describe('rateRule', () => {
  it.each([
    ['holds', { '0.001': 85, '0.01': 80 }, { '0.001': 88, '0.01': 90 }],
    ['contradicted', { '0.001': 80, '0.01': 85 }, { '0.001': 90, '0.01': 88 }],
    ['unclear', { '0.001': 85, '0.01': 84.8 }, { '0.001': 88, '0.01': 90 }],
    ['unclear', { '0.001': 85, '0.01': 80 }, { '0.001': 90, '0.01': 90 }],
  ] as const)('%s for %o at few bits and %o at many', (rule, few, many) => {
    expect(rateRule(findings(pointsOf(2, few), pointsOf(8, many)))).toBe(rule);
  });

  it('is mixed where widths disagree', () => {
    const all = findings(
      pointsOf(2, { '0.001': 85, '0.01': 80 }),
      pointsOf(4, { '0.001': 80, '0.01': 85 }),
      pointsOf(8, { '0.001': 90, '0.01': 80 }),
    );
    expect(rateRule(all)).toBe('mixed');
  });
});

describe('rateRatio', () => {
  it('compares best rates over the widths that both have', () => {
    const sgd = findings(pointsOf(2, { '0.01': 85 }), pointsOf(4, { '0.1': 89 }));
    const adam = findings(pointsOf(2, { '0.001': 85 }), pointsOf(4, { '0.01': 89 }));
    expect(rateRatio(adam, sgd)).toBeCloseTo(0.1, 10);
    expect(rateRatio(adam, [])).toBeNull();
  });
});

describe('sweepSentence', () => {
  it('says what was found', () => {
    const lines = sweepLines([
      ...pointsOf(8, { '0.001': 90, '0.01': 90.5, '0.1': 89 }),
      ...pointsOf(2, { '0.001': 80, '0.01': 85.6, '0.1': 10 }),
    ]);
    expect(sweepSentence(lines, wording)).toBe(
      'At 8 and 2 bits 0.01 is best, with 90.5 % and 85.6 %. At 2 bits 0.1 collapses to 10.0 %. ' +
        'No width would lose more than a tie at the best rate of its neighbour: the rule makes no difference here.',
    );
  });

  it('compares optimizers', () => {
    const lines = sweepLines([
      ...pointsOf(4, { '0.001': 85, '0.01': 90 }),
      ...pointsOf(4, { '0.001': 89, '0.01': 80 }, 'adam'),
    ]);
    expect(sweepSentence(lines, wording)).toBe(
      "With SGD, at 4 bits 0.01 is best, with 90.0 %. With Adam, at 4 bits 0.001 is best, with 89.0 %. Adam's best rates are 1/10 of SGD's.",
    );
  });

  it('has nothing to say of nothing', () => {
    expect(sweepSentence([], wording)).toBe('Nothing is measured yet.');
  });
});
