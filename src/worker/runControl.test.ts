import { expect, it } from 'vitest';
import { RunControl } from './runControl';

it('has a clock that stands still in a pause', async () => {
  const clock = { ms: 1_000 };
  let asked: () => void = () => undefined;
  const control = new RunControl(
    () => undefined,
    () => {
      asked();
      return clock.ms;
    },
  );
  control.steer('pause');
  await control.pass('training step');
  clock.ms += 40;
  expect(control.workedMs()).toBe(1_040);

  const begins = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const waits = control.pass('training step');
  await begins;
  clock.ms += 60_000;
  control.steer('resume');
  await waits;
  clock.ms += 5;
  expect(control.workedMs()).toBe(1_045);
});
