import type { Page } from '@playwright/test';
import type { Method } from '../src/core/run';
import type { Settings } from '../src/core/settings/settings';

/** How many runs there are, and how long each of them is. */
export interface ManyRuns {
  readonly runs: number;
  readonly steps: number;
}

/** Loads finished runs with noisy curves into the page; no two of them have the same settings. */
export async function loadManyRuns(page: Page, size: ManyRuns): Promise<void> {
  await page.evaluate(({ runs, steps }) => {
    const lab = globalThis.quantlab;
    if (!lab) throw new Error('the page has no automation');
    const rates = [0.001, 0.003, 0.01, 0.03, 0.1];
    const widths = [8, 4, 2] as const;
    const settingsOf = (index: number): Settings => {
      const bits = widths[Math.floor(index / rates.length) % widths.length] ?? 8;
      return {
        ...lab.defaults,
        qatLearningRate: rates[index % rates.length] ?? 0.01,
        weightBits: bits,
        activationBits: bits,
        seed: 42 + Math.floor(index / (rates.length * widths.length)),
      };
    };
    const pointOf = (step: number, index: number) => ({
      step,
      loss: 0.3 + 2 / (1 + step / 200) + 0.2 * Math.sin(step * (index + 1) * 12.9898),
      accuracy: 0.8,
      learningRate: ((rates[index % rates.length] ?? 0.01) * (steps - step)) / steps,
      elapsedMs: (step + 1) * 20,
    });
    const recordOf = (index: number) => ({
      plan: {
        runId: `loaded-${index}`,
        method: 'qat' as Method,
        start: { kind: 'shipped' } as const,
        settings: settingsOf(index),
      },
      name: null,
      status: 'finished' as const,
      train: Array.from({ length: steps }, (_, step) => pointOf(step, index)),
      heldOut: Array.from({ length: 21 }, (_, at) => ({
        step: Math.round((at * steps) / 20),
        loss: 0.5,
        accuracy: 0.7 + 0.01 * at,
      })),
      rateChanges: [],
      watch: [],
      latent: [],
      progress: null,
      result: {
        end: 'finished' as const,
        evaluation: {
          correct: 8_900 - index,
          total: 10_000,
          agreeing: 9_500,
          loss: 0.3,
          evaluateMs: 1,
        },
        sizeBytes: 13_214,
        layers: [],
        activations: [],
        repairs: null,
        integers: null,
        steps,
        trainMs: steps * 20,
        totalMs: steps * 20,
        problem: null,
      },
      problem: null,
      device: null,
      sender: null,
      shown: true,
      aside: false,
      stepping: false,
    });
    lab.loadRuns(Array.from({ length: runs }, (_, index) => recordOf(index)));
  }, size);
}

/** Returns how many points each line of a chart is drawn with. */
export function pointsPerLine(page: Page, chart: string): Promise<number[]> {
  return page
    .getByRole('article', { name: chart })
    .locator('svg.recharts-surface g path[fill=none]')
    .evaluateAll((paths) =>
      paths.map((path) => path.getAttribute('d')?.match(/[ML]/g)?.length ?? 0),
    );
}
