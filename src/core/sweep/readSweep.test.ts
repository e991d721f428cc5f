import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSettings, type Settings } from '../settings/settings';
import { defaultSweep, runsOf, type SweepChoice, sweepSize } from './grid';
import { sweepPlans } from './plans';
import { readSweep } from './readSweep';

const read = (changes: Partial<SweepChoice>, settings: Partial<Settings> = {}) =>
  readSweep({ ...defaultSweep, ...changes }, { ...defaultSettings, ...settings });

describe('readSweep', () => {
  it('reads what is chosen by default', () => {
    const { grid, complaints } = read({});
    expect(complaints).toEqual({});
    expect(grid?.rates).toEqual([0.001, 0.003, 0.01, 0.03, 0.1]);
  });

  it.each<[Partial<SweepChoice>, Partial<Settings>, object]>([
    [{ rates: '' }, {}, { rates: 'Give at least one learning rate.' }],
    [{ bits: [] }, {}, { bits: 'Choose at least one bit width.' }],
    [{ bits: [4, 2, 4] }, {}, { bits: 'The bit width 4 is there twice.' }],
    [{ optimizers: [] }, {}, { optimizers: 'Choose at least one optimizer.' }],
    [{ scales: [] }, {}, { scales: 'Choose at least one way to set scales.' }],
    [{ seeds: 0 }, {}, { seeds: 'Seeds are a whole number between 1 and 100.' }],
    [{ seeds: Number.NaN }, {}, { seeds: 'Seeds are a whole number between 1 and 100.' }],
    [{ seeds: 2 }, { seed: 2 ** 32 - 1 }, { seeds: expect.stringMatching(/^2 seeds from/) }],
    [{}, { batchSize: 0 }, { settings: expect.stringMatching(/^Batch size/) }],
    [{}, { qatFrom: 'scratch' }, { settings: expect.stringMatching(/from the base model/) }],
  ])('complains about %o with %o', (changes, settings, complaints) => {
    const reading = read(changes, settings);
    expect(reading.complaints).toEqual(complaints);
    expect(reading.grid).toBeNull();
  });

  it('refuses a sweep that is too large with what to cut', () => {
    expect(read({ rates: '1e-4..1:100', seeds: 25 }).complaints).toEqual({
      size: 'These are 10,075 runs, and a sweep has at most 1,000: 9 learning rates in place of 100 would do.',
    });
    const bits = [16, 8, 7, 6, 5, 4, 3, 2] as const;
    expect(read({ rates: '1e-4..1:60', seeds: 100, bits }).complaints.size).toMatch(
      /: 1 seed in place of 100 would do\.$/,
    );
    expect(read({ rates: '1e-4..1:100', seeds: 100, bits }).complaints.size).toMatch(
      /: even a single learning rate in place of 100 would be too many, so cut the other parts too\.$/,
    );
  });

  it('has a remedy that does', () => {
    const { complaints } = read({ rates: '1e-4..1:100', seeds: 25 });
    const kept = Number(/(\d+) learning rates in place/.exec(complaints.size ?? '')?.[1]);
    expect(read({ rates: `1e-4..1:${kept}`, seeds: 25 }).complaints).toEqual({});
    expect(read({ rates: `1e-4..1:${kept + 1}`, seeds: 25 }).grid).toBeNull();
  });
});

describe('sweepPlans', () => {
  const plansOf = (changes: Partial<SweepChoice>, settings: Partial<Settings> = {}) => {
    const { grid } = read(changes, settings);
    if (!grid) throw new Error('a legal grid');
    const own = { ...defaultSettings, ...settings };
    return { grid, plans: sweepPlans(grid, { kind: 'shipped' }, own) };
  };

  it('has the base, PTQ at every width, and QAT with its control at every rate', () => {
    const { plans } = plansOf({ rates: '0.01, 0.1', bits: [4, 2] });
    expect(
      plans.map(({ method, settings: { weightBits, activationBits, qatLearningRate } }) =>
        method === 'ptq'
          ? `ptq ${weightBits}/${activationBits}`
          : method === 'qat'
            ? `qat ${weightBits}/${activationBits} ${qatLearningRate}`
            : method === 'control'
              ? `control ${qatLearningRate}`
              : method,
      ),
    ).toEqual([
      'base',
      'ptq 4/4',
      'ptq 2/2',
      'qat 4/4 0.01',
      'qat 2/2 0.01',
      'control 0.01',
      'qat 4/4 0.1',
      'qat 2/2 0.1',
      'control 0.1',
    ]);
  });

  it('goes through one seed before the next, from that of the settings on', () => {
    const { plans } = plansOf({ rates: '0.01', bits: [2], seeds: 3 }, { seed: 7 });
    const seeds = plans.filter(({ method }) => method === 'qat').map((own) => own.settings.seed);
    expect(seeds).toEqual([7, 8, 9]);
  });

  it('leaves the control out where the switch is off, and the base where there is none', () => {
    const { grid } = plansOf({});
    const settings = { ...defaultSettings, control: false };
    const plans = sweepPlans(grid, { kind: 'run', runId: 'fp32-1' }, settings);
    expect(new Set(plans.map(({ method }) => method))).toEqual(new Set(['ptq', 'qat']));
  });

  it('has no run twice, and no more than its size says', () => {
    const subset = <const T>(...values: readonly T[]) => fc.subarray([...values], { minLength: 1 });
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 4 }),
        subset(8, 4, 2),
        subset('sgd', 'momentum', 'adam'),
        subset('observer', 'lsq', 'lsq-plus'),
        fc.integer({ min: 1, max: 3 }),
        fc.constantFrom('static', 'dynamic'),
        (rates, bits, optimizers, scales, seeds, ptqMode) => {
          const choice = { rates: `1e-3..1:${rates}`, bits, optimizers, scales, seeds };
          const { grid, plans } = plansOf(choice, { ptqMode, adaRound: false });
          const size = sweepSize(grid, true);
          expect(new Set(plans.map((plan) => JSON.stringify(plan))).size).toBe(plans.length);
          expect(plans.filter(({ method }) => method === 'qat')).toHaveLength(size.qat);
          expect(plans.filter(({ method }) => method === 'control')).toHaveLength(size.control);
          expect(plans.length).toBeLessThanOrEqual(runsOf(size) + 1);
        },
      ),
      { numRuns: 20 },
    );
  });
});
