import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../settings/settings';
import { diagnose } from './diagnose';
import { explanation } from './explanation';
import {
  fakeEvidence as evidence,
  findingOf as finding,
  fakeRunEvidence as run,
} from './fakeEvidence';
import { fakeProbe } from './fakeProbe';
import { checks } from './index';
import { fallAtEnd } from './slope';

it('has every check once, each with words for what it measures', () => {
  expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
  for (const { label, definition } of checks) {
    expect(label.length).toBeGreaterThan(3);
    expect(definition).toMatch(/\.$/);
  }
});

describe('a learning rate that is too high', () => {
  const fallen = { correct: 8_000, losses: [0.3, 0.6, 0.5] };

  it('is raised where QAT fell below PTQ as its loss rose', () => {
    const found = finding('rate-too-high', evidence(run('qat', fallen)));
    expect(found).toMatchObject({ verdict: 'fault', value: '\u221210.0 points' });
    expect(found?.suggestion?.settings.qatLearningRate).toBeCloseTo(0.003, 9);
  });

  it('is not, where QAT fell a little and the control kept what it started from', () => {
    const control = run('control', { correct: 9_090 });
    const little = { ...fallen, correct: 8_900 };
    const of = (parts: object) =>
      finding('rate-too-high', evidence(run('qat', little), parts))?.verdict;
    expect([of({}), of({ control })]).toEqual(['fault', 'healthy']);
  });

  it('is where QAT collapsed, whatever became of the control, unless its network was broken before', () => {
    const control = run('control', { correct: 9_090 });
    const of = (parts: object) =>
      finding('rate-too-high', evidence(run('qat', fallen), { control, ...parts }));
    expect(of({})?.verdict).toBe('fault');
    expect(of({})?.sentence).toContain('in float the same rate does no harm');
    const broken = { probe: { ...fakeProbe, foldDifference: 0.5 } };
    expect(of(broken)?.verdict).toBe('healthy');
  });

  it('is not, where the loss did not rise', () => {
    const settled = run('qat', { correct: 8_000, losses: [0.6, 0.5, 0.5] });
    expect(finding('rate-too-high', evidence(settled))?.verdict).toBe('healthy');
  });

  it('is raised by divergence, with a rate that is allowed or none', () => {
    const parts = { end: 'diverged', evaluation: null } as const;
    const found = finding('rate-too-high', evidence(run('qat', { parts })));
    expect(found).toMatchObject({ verdict: 'fault', value: 'diverged' });
    const lowest = run('qat', { parts, settings: { qatLearningRate: 1e-6 } });
    expect(finding('rate-too-high', evidence(lowest))?.suggestion).toBeNull();
  });
});

it('leaves a tie of one seed open, and offers another seed', () => {
  const tied = finding('significance', evidence(run('qat', { correct: 8_980 }), { seeds: 1 }));
  expect(tied).toMatchObject({ verdict: 'open' });
  expect(tied?.suggestion?.settings).toEqual({ seed: defaultSettings.seed + 1 });
  expect(finding('significance', evidence(run('qat', { correct: 8_980 })))?.verdict).toBe(
    'healthy',
  );
});

it('measures the slope at the end of a curve, falling, level, rising, and where there is none', () => {
  const fall = (losses: readonly number[]) => fallAtEnd(run('qat', { losses }).heldOut);
  expect(fall([1, 0.9, 0.8, 0.7, 0.6, 0.5])).toBeCloseTo(0.4, 9);
  expect(fall([1, 0.5, 0.5, 0.5, 0.5, 0.5])).toBeCloseTo(0, 9);
  expect(fall([0.1, 0.2, 0.3, 0.4, 0.5, 0.6])).toBeLessThan(0);
  expect(fall([0.5, 0.9, 0.8, 0.7, 0.6, 0.5])).toBeCloseTo(0, 9);
  expect(fall([1, 0.5])).toBeNull();
  expect(fall([])).toBeNull();
});

it.each([
  ['bypass', { bypassDifference: 1e-7 }],
  ['fold-identity', { foldDifference: 0.5 }],
  ['frozen-layer', { layers: [{ id: 'conv1', moved: 0, changedShare: 0.1 }] }],
  ['rate-too-low', { layers: [{ id: 'conv1', moved: 0.1, changedShare: 1e-4 }] }],
  ['which-layer', { alone: [{ id: 'conv1', correct: 700 }] }],
  ['which-half', { halves: { ...fakeProbe.halves, weights: 700 } }],
])('%s is raised by what is measured on the network, and needs it', (id, parts) => {
  const qat = run('qat', {});
  expect(finding(id, evidence(qat))).toBeNull();
  expect(finding(id, evidence(qat, { probe: fakeProbe }))?.verdict).toBe('healthy');
  expect(finding(id, evidence(qat, { probe: { ...fakeProbe, ...parts } }))?.verdict).toBe('fault');
});

it('thaws a frozen layer, and leaves what else is said of it', () => {
  const settings = { layers: 'conv1.w8.frozen_conv2.frozen' };
  const layers = [{ id: 'conv1', moved: 0, changedShare: 0 }];
  const probe = { ...fakeProbe, layers };
  const found = finding('frozen-layer', evidence(run('qat', { settings }), { probe }));
  expect(found?.suggestion?.settings.layers).toBe('conv1.w8');
});

it('raises integers that differ by more than a code', () => {
  const simulation = (largest: number, predictions: number) => {
    const layers = [{ layerId: 'conv1', codes: 1_000, differing: 1, largest }];
    const difference = { images: 500, layers, predictions };
    const none = { images: 500, layers: [], predictions: 0 };
    const integers = { simulation: difference, singleRounding: none, doubleRounding: none };
    return finding('simulation', evidence(run('ptq', { parts: { integers } })))?.verdict;
  };
  expect(simulation(1, 1)).toBe('healthy');
  expect(simulation(2, 0)).toBe('fault');
  expect(simulation(1, 2)).toBe('fault');
});

it('explains by what was found, and says what has not been looked into', () => {
  const worse = evidence(run('qat', { correct: 8_800 }));
  const text = explanation(worse, diagnose(worse));
  expect(text).toMatch(/^QAT reaches 88\.00 %, 2\.0 points below PTQ at the same bits/);
  expect(text).toContain('No check explains the loss. Those that look into the network');
});

it('offers nothing but settings that are legal', () => {
  for (const { finding: found } of diagnose(
    evidence(run('qat', { correct: 8_000, losses: [0.3, 0.6, 0.5] }), { probe: fakeProbe }),
  )) {
    for (const id of Object.keys(found?.suggestion?.settings ?? {})) {
      expect(defaultSettings).toHaveProperty(id);
    }
  }
});
