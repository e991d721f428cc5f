import { expect, test } from './lab';
import type { LabView } from './labView';

const settings = { idle: 1, images: 6_400, batch: 8, heldout: 50, test: 100, calib: 64 };

const kinds = [
  { button: 'Train from scratch', name: 'FP32 from scratch', extra: { epochs: 50 } },
  { button: 'Run QAT', name: 'QAT W4A4', extra: { qepochs: 20, freeze: 1, control: 0 } },
] as const;

/** Lets a run go on to a step and returns how many tensors there are while it stands still. */
async function tensorsAfter(lab: LabView, name: string, step: number): Promise<number> {
  await lab.expectMoreSteps(name, step);
  await lab.pause(name);
  return lab.tensorCount();
}

for (const { button, name, extra } of kinds) {
  test(`${name} holds no more tensors 200 steps later, and none when cancelled`, async ({
    lab,
  }) => {
    await lab.open({ ...settings, ...extra });
    await lab.press(button);
    const early = await tensorsAfter(lab, name, 20);
    const paused = await lab.steps(name);
    await lab.press('Resume');
    expect(await tensorsAfter(lab, name, paused + 200)).toBe(early);
    await lab.press('Cancel');
    await lab.expectEnd(name, 'cancelled');
    const idle = await lab.tensorCount();

    await lab.press(button);
    await expect(lab.rows(name)).toHaveCount(2);
    await lab.expectMoreSteps(name, 20);
    await lab.press('Cancel');
    await lab.expectEnd(name, 'cancelled');
    expect(await lab.tensorCount()).toBe(idle);
  });
}
