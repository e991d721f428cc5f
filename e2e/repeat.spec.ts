import type { AutomationPlan } from '../src/pages/automation';
import { expect, test } from './lab';

const small = {
  backend: 'wasm',
  trainImages: 1_280,
  testImages: 100,
  heldOutImages: 100,
  calibrationImages: 64,
  epochs: 1,
  qatEpochs: 1,
} as const;

const plans: readonly AutomationPlan[] = [
  { method: 'fp32', settings: small },
  { method: 'qat', settings: small },
];

for (const plan of plans) {
  test(`${plan.method}: the same seed gives the same curves to the last bit`, async ({
    lab,
    page,
  }) => {
    const curves = async () => {
      await lab.open({ idle: 1 });
      return page.evaluate(async (wanted) => {
        const run = await globalThis.quantlab?.run(wanted);
        // Without the times, which no two runs share.
        const train = run?.train.map(({ elapsedMs: _, ...point }) => point);
        return { train, heldOut: run?.heldOut, correct: run?.result?.evaluation };
      }, plan);
    };
    const first = await curves();
    const second = await curves();
    expect(first.train).toHaveLength(20);
    expect(second.train).toEqual(first.train);
    expect(second.heldOut).toEqual(first.heldOut);
    expect(second.correct?.correct).toBe(first.correct?.correct);
  });
}
