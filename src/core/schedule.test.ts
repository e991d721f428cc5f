import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learningRateAt, type ScheduleId } from './schedule';
import { defaultSettings, type Settings } from './settings/settings';

const rates = (
  schedule: ScheduleId,
  totalSteps: number,
  { peak = 1, warmupShare = 0 }: { peak?: number; warmupShare?: number } = {},
) =>
  Array.from({ length: totalSteps + 1 }, (_, step) =>
    learningRateAt({ schedule, peak, warmupShare, totalSteps }, step),
  );

describe('learningRateAt', () => {
  it('takes the ids that the settings have', () => {
    const ids: Settings['schedule'][] = ['constant', 'step', 'cosine', 'one-cycle'];
    const same: ScheduleId[] = ids;
    expect(same).toContain(defaultSettings.schedule);
  });

  it('stays at the peak when constant', () => {
    expect(rates('constant', 3)).toEqual([1, 1, 1, 1]);
  });

  it('falls to a tenth after half the steps and to a hundredth after three quarters', () => {
    expect(rates('step', 8)).toEqual([1, 1, 1, 1, 0.1, 0.1, 0.01, 0.01, 0.01]);
  });

  it("follows PyTorch's CosineAnnealingLR, at the peak at step 0 and at 0 after the last", () => {
    // torch.optim.lr_scheduler.CosineAnnealingLR(SGD(lr=0.4), T_max=4), stepped after each step.
    const expected = [0.4, 0.3414213562373095, 0.2, 0.05857864376269051, 0];
    rates('cosine', 4, { peak: 0.4 }).forEach((rate, step) => {
      expect(rate).toBeCloseTo(expected[step] ?? Number.NaN, 12);
    });
  });

  it("follows PyTorch's OneCycleLR", () => {
    // torch.optim.lr_scheduler.OneCycleLR(SGD, max_lr=0.5, total_steps=10), stepped after each step.
    const expected = [
      0.020000000000000018, 0.26, 0.5, 0.47524231600673683, 0.40587282697488153,
      0.30563101096814466, 0.19437098903185537, 0.09412917302511849, 0.024759683993263143, 2e-6,
    ];
    rates('one-cycle', 10, { peak: 0.5 })
      .slice(0, 10)
      .forEach((rate, step) => {
        expect(rate).toBeCloseTo(expected[step] ?? Number.NaN, 12);
      });
  });

  it('rises linearly to the peak, then starts the schedule there', () => {
    const warm = rates('cosine', 8, { warmupShare: 0.5 });
    expect(warm.slice(0, 5)).toEqual([0.25, 0.5, 0.75, 1, 1]);
    expect(warm[6]).toBeCloseTo(0.5, 12);
    expect(warm[8]).toBe(0);
  });

  it('is bounded by 0 and the peak at every step, and past the last', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<ScheduleId>('constant', 'step', 'cosine', 'one-cycle'),
        fc.double({ min: 1e-6, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 0, max: 5000 }),
        fc.integer({ min: -2, max: 6000 }),
        (schedule, peak, warmupShare, totalSteps, step) => {
          const rate = learningRateAt({ schedule, peak, warmupShare, totalSteps }, step);
          expect(rate).toBeGreaterThanOrEqual(0);
          expect(rate).toBeLessThanOrEqual(peak);
          if (step >= 0 && step < totalSteps) expect(rate).toBeGreaterThan(0);
        },
      ),
    );
  });

  it('reaches the peak whatever the share of the warm-up', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 300 }),
        (warmupShare, totalSteps) => {
          const all = rates('cosine', totalSteps, { warmupShare }).slice(0, totalSteps);
          expect(Math.max(...all)).toBe(1);
        },
      ),
    );
  });
});
