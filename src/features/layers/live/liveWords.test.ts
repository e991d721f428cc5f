import { expect, it } from 'vitest';
import type { WatchSample } from '../../../core/watch/watchSample';
import { motionInWords, scaleTrajectory } from './liveWords';

const sample = (step: number, weightScale: number | null, changedShare: number | null) => ({
  step,
  learningRate: 0.1,
  layers: [
    {
      id: 'conv1',
      gradientNorm: 1,
      updateRatio: 1e-3,
      clippedShare: 0.01,
      changedShare,
      oscillatingShare: 0.002,
      weightScale,
      scaleRatio: null,
      inputScale: null,
    },
  ],
});

it('says how many codes changed since the sample before', () => {
  const watch: WatchSample[] = [sample(1_000, 0.1, 0), sample(1_008, 0.1, 0.125)];
  expect(motionInWords(watch, 'conv1')).toBe(
    '12.50 % of the codes changed since step 1,000, 0.20 % go to and fro, 1.00 % of the weights are clipped.',
  );
  expect(motionInWords(watch.slice(1), 'conv1')).toBeNull();
  expect(motionInWords([sample(0, null, null), sample(8, null, null)], 'conv1')).toBeNull();
});

it('draws the way of the scale from its lowest to its highest', () => {
  const moving = [sample(0, 0.1, 0), sample(8, 0.3, 0), sample(16, 0.2, 0)];
  expect(scaleTrajectory(moving, 'conv1')).toEqual({
    words: 'Scale 0.1 at first, 0.2 now.',
    path: 'M0.0,19.0L50.0,1.0L100.0,10.0',
  });
  expect(scaleTrajectory([sample(0, 0.1, 0)], 'conv1')?.words).toBe('Scale 0.1 throughout.');
  expect(scaleTrajectory([sample(0, null, 0)], 'conv1')).toBeNull();
});
