import { beforeAll, expect, it } from 'vitest';
import type { RunPlan } from '../../core/run';
import { cellOf, sqnrOf } from '../../core/sensitivity/report';
import { measuredWidths } from '../../core/sensitivity/widths';
import { defaultSettings, type Settings } from '../../core/settings/settings';
import { type NodeLab, openNodeLab } from '../testing/nodeLab';

/** As PyTorch's figures were made: per channel, from the smallest and largest values, to the nearest. */
const minMax: Settings = {
  ...defaultSettings,
  weightRange: 'min-max',
  activationRange: 'min-max',
  adaRound: false,
  testImages: 200,
  heldOutImages: 100,
  calibrationImages: 64,
  trainImages: 320,
  batchSize: 16,
  qatSteps: 4,
};

/** Five widths of a network, and what follows from them, take a while on a busy machine. */
const timeout = 150_000;

let lab: NodeLab;

beforeAll(async () => {
  lab = await openNodeLab();
});

const plan = (runId: string, method: RunPlan['method'], settings: Partial<Settings> = {}) => ({
  runId,
  method,
  start: { kind: 'shipped' } as const,
  settings: { ...minMax, ...settings },
});

it(
  'has the order of magnitude of PyTorch, on another checkpoint of the same network',
  async () => {
    const report = await lab.sensitivities({ id: 'look', plan: plan('base', 'base') });
    const errors = report.layerIds.map((id) => cellOf(report, id, 4, 'both')?.relativeError ?? 0);
    for (const [index, known] of [0.056, 0.1, 0.088].entries()) {
      expect(errors[index]).toBeGreaterThan(known / 2);
      expect(errors[index]).toBeLessThan(known * 2);
    }
    expect(report).toMatchObject({ images: 100, floatBytes: 99_400 });
    expect(report.floatCorrect).toBeGreaterThan(80);
    const [most] = report.ladders[0]?.steps ?? [];
    expect(most?.sizeBytes).toBeLessThan(report.floatBytes / 3);
    for (const { bits, steps } of report.ladders) {
      expect(steps.map(({ sizeBytes }) => sizeBytes)).toEqual(
        steps.map(({ sizeBytes }) => sizeBytes).toSorted((a, b) => a - b),
      );
      expect(steps.at(-1)).toMatchObject({ correct: report.floatCorrect, sizeBytes: 99_400 });
      // Every bit less adds about 6 dB of noise.
      expect(sqnrOf(cellOf(report, 'conv2', bits, 'both')?.relativeError ?? 0)).toBeGreaterThan(
        6 * bits - 14,
      );
    }
  },
  timeout,
);

it(
  'measures all of the networks that three layers can have, in their sizes',
  async () => {
    const asked = plan('mixed', 'base', { heldOutImages: 50 });
    const before = await lab.tensorCount();
    const report = await lab.mixedPrecision({ id: 'search', plan: asked });
    expect(report.measured).toHaveLength(measuredWidths.length ** 3);
    expect(report.possible).toBe(125);
    const sizes = report.measured.map(({ sizeBytes }) => sizeBytes);
    expect(Math.max(...sizes)).toBeLessThan(30_000);
    expect(Math.min(...sizes)).toBeLessThan(8_000);
    const at8 = report.measured.find(({ assignment }) =>
      [...assignment.values()].every((bits) => bits === 8),
    );
    expect(at8?.correct).toBeGreaterThanOrEqual(report.floatCorrect - 1);
    expect(await lab.tensorCount()).toBe(before);
  },
  timeout,
);

it(
  'looks at the scales that QAT trained, and is cancelled in the middle',
  async () => {
    const asked = plan('qat', 'qat', { qatScales: 'lsq' });
    await lab.run(asked);
    lab.onEvent = (event) => {
      if (event.kind === 'inspecting' && event.stage === 'each layer alone') {
        void lab.steer('cut', 'cancel');
      }
    };
    const before = await lab.tensorCount();
    const cut = lab.sensitivities({ id: 'cut', plan: asked });
    await expect(cut).rejects.toMatchObject({ code: 'cancelled' });
    expect(await lab.tensorCount()).toBe(before);
  },
  timeout,
);
