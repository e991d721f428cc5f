import { describe, expect, it } from 'vitest';
import { signedGrid, weightGridOf } from '../../../core/quant/grid';
import { paramsOf } from '../../../core/quant/params';
import { fakeActivations, fakeWeights } from '../../../core/rangeTrial/fakeTensors';
import {
  type Attempt,
  activationSubject,
  domainOf,
  firstAttempt,
  rangeOf,
  type Subject,
  trialOf,
  weightSubject,
} from './subject';

function required(subject: Subject | null): Subject {
  if (!subject) throw new RangeError('the layer stays in float');
  return subject;
}

describe('weightSubject', () => {
  const weights = fakeWeights();

  it('has the values of a channel, and what the run made of them', () => {
    const subject = required(weightSubject(weights, 2));
    expect(subject.values).toHaveLength(18);
    expect(subject.values?.[1]).toBe(weights.values[6]);
    expect(subject.run?.scale).toBe(weights.quantized?.params.scale[2]);
    const first = firstAttempt(subject, 'min-max');
    expect(first.kind).toBe('run');
    expect(trialOf(first, subject).clippedShare).toBe(0);
    expect(rangeOf(first, subject).max).toBeCloseTo(
      Math.max(subject.sample.extremes.max, -subject.sample.extremes.min),
      6,
    );
  });

  it('tries one scale for all channels where the run has one each', () => {
    const subject = required(weightSubject(weights, null));
    expect(subject.sample.total).toBe(72);
    expect(subject.run).toBeNull();
    const widest = subject.choices.find(({ id }) => id === 'min-max');
    expect(firstAttempt(subject, 'min-max')).toEqual({ kind: 'range', range: widest?.range });
  });

  it('is nothing where weights stay in float', () => {
    expect(weightSubject({ ...weights, quantized: null }, 0)).toBeNull();
  });
});

describe('activationSubject', () => {
  it('has what every method chose; the method of the run gives its scale', () => {
    const subject = required(activationSubject(fakeActivations()));
    expect(subject.choices.length).toBeGreaterThan(4);
    const own = subject.choices.find(({ id }) => id === 'min-max');
    const attempt: Attempt = { kind: 'range', range: own?.range ?? { min: 0, max: 0 } };
    expect(trialOf(attempt, subject).params.scale).toBe(subject.run?.scale);
  });

  it('begins with the method of the run where every batch has its own range', () => {
    const dynamic = fakeActivations();
    const grid = dynamic.quant?.grid ?? signedGrid(4);
    const subject = required(activationSubject({ ...dynamic, quant: { kind: 'dynamic', grid } }));
    expect(firstAttempt(subject, 'mse').kind).toBe('range');
    expect(activationSubject({ ...dynamic, quant: null })).toBeNull();
  });

  it('shows all values and all ranges', () => {
    const subject = required(activationSubject(fakeActivations()));
    const { min, max } = domainOf(subject, 'min-max');
    expect(min).toBeLessThan(0);
    expect(max).toBeGreaterThan(subject.sample.extremes.max);
  });
});

describe('rangeOf', () => {
  it('reads the ends of symmetric codes off the largest, with and without one more below', () => {
    for (const narrow of [true, false]) {
      const grid = weightGridOf(4, { symmetric: true, narrow });
      const subject = { ...required(weightSubject(fakeWeights(), 0)), grid };
      const params = paramsOf({ min: -2, max: 1 }, grid);
      const { min, max } = rangeOf({ kind: 'run', params }, subject);
      expect([min, max].map((end) => Number(end.toPrecision(6)))).toEqual([-2, 2]);
    }
  });
});
