import { describe, expect, it } from 'vitest';
import { findingOf, type LineFinding, rateRatio, rateRule } from './findings';
import { type SweepPoint, sweepLines } from './lines';

/** Accuracies in percent by learning rate; several are seeds. */
type Table = Readonly<Record<string, number | readonly number[]>>;

const pointsOf = (
  bits: number,
  table: Table,
  optimizer = 'momentum',
  scales = 'observer',
): SweepPoint[] =>
  Object.entries(table).flatMap(([rate, accuracies]) =>
    [accuracies].flat().map((accuracy, seed) => ({
      learningRate: Number(rate),
      bits,
      optimizer,
      scales,
      seed,
      correct: Math.round(accuracy * 100),
      total: 10_000,
    })),
  );

const findings = (...points: SweepPoint[][]): LineFinding[] =>
  sweepLines(points.flat()).flatMap((line) => findingOf(line) ?? []);

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

  it('keeps optimizers and ways to set scales apart', () => {
    const lines = sweepLines([
      ...pointsOf(4, { '0.01': 90 }),
      ...pointsOf(4, { '0.01': 89 }, 'adam'),
      ...pointsOf(4, { '0.01': 91 }, 'adam', 'lsq'),
    ]);
    expect(lines.map(({ optimizer, scales }) => `${optimizer} ${scales}`)).toEqual([
      'momentum observer',
      'adam observer',
      'adam lsq',
    ]);
  });

  it('knows the rates that diverged, where nothing else came of a line too', () => {
    const cell = (bits: number, learningRate: number, seed = 0) => ({
      ...{ bits, learningRate, seed, optimizer: 'momentum', scales: 'observer' },
    });
    const lost = [cell(2, 1), cell(2, 1, 1), cell(2, 0.3), cell(8, 3)];
    const lines = sweepLines(pointsOf(2, { '0.01': 84 }), lost);
    expect(lines.map(({ bits, rates, diverged }) => [bits, rates.length, diverged])).toEqual([
      [8, 0, [3]],
      [2, 1, [0.3, 1]],
    ]);
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

describe('findingOf', () => {
  it('takes no rate for the best at which a seed diverged, unless all are such', () => {
    const points = pointsOf(2, { '0.01': [84, 84], '0.1': 88 });
    const lost = { bits: 2, learningRate: 0.1, optimizer: 'momentum', scales: 'observer', seed: 1 };
    const bestOf = (own: SweepPoint[]) =>
      sweepLines(own, [lost]).map((line) => findingOf(line)?.best.learningRate);
    expect(bestOf(points)).toEqual([0.01]);
    expect(bestOf(points.slice(2))).toEqual([0.1]);
  });
});

describe('rateRule', () => {
  it('needs widths to be measured at the same rates', () => {
    const all = findings(
      pointsOf(2, { '0.001': 85, '0.01': 80 }),
      pointsOf(8, { '0.1': 90, '0.3': 80 }),
    );
    expect(rateRule(all)).toBe('unclear');
  });

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
