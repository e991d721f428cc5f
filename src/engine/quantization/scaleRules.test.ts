import { expect, it } from 'vitest';
import { quantizerById } from '../../core/quantizers';
import { reversed } from '../../core/quantizers/reversed';
import { schemeOf } from '../../core/scheme/schemeOf';
import { defaultSettings, type Settings } from '../../core/settings/settings';
import { type ScaleRuleOptions, scaleRules } from './scaleRules';

const usual: ScaleRuleOptions = { scales: 'observer', fromScratch: false, neverShrink: false };

function rules(changes: Partial<Settings>, options: Partial<ScaleRuleOptions> = {}) {
  const scheme = schemeOf({ ...defaultSettings, ...changes }, 'qat');
  return scaleRules(scheme, { ...usual, ...options });
}

const following = { weightRange: 'min-max', activationRange: 'moving-average' } as const;
const average = quantizerById('moving-average').tracking;

it('leave what calibration chose by search, and the image, where they are', () => {
  const fixed = { input: { kind: 'fixed' }, weight: 'fixed' };
  expect(rules({ weightRange: 'mse', activationRange: 'mse' }).tracking('conv2')).toEqual(fixed);
  expect(rules(following).tracking('conv1').input).toEqual({ kind: 'fixed' });
});

it('follow by the rule of the quantizer, the logits too', () => {
  const following4 = rules({ ...following, logitBits: 4 });
  expect(following4.tracking('dense')).toEqual({ input: average, weight: 'follows' });
  expect(following4.logits).toEqual(average);
  expect(rules(following).logits).toEqual({ kind: 'fixed' });
});

it('take the reversed average where it is given', () => {
  const quantizerOf = (id: string) => reversed(quantizerById(id));
  expect(rules(following, { quantizerOf }).tracking('conv2').input).toMatchObject({ rate: 0.99 });
});

it('only widen by mistake', () => {
  const widening = rules(following, { neverShrink: true });
  expect(widening.tracking('conv2')).toEqual({ input: { kind: 'extremes' }, weight: 'widens' });
  const fixed = rules({ weightRange: 'mse', activationRange: 'mse' }, { neverShrink: true });
  expect(fixed.tracking('conv2')).toEqual({ input: { kind: 'fixed' }, weight: 'fixed' });
});

it('follow from scratch whatever calibration would have fixed', () => {
  const scratch = rules({ weightRange: 'mse', activationRange: 'mse' }, { fromScratch: true });
  expect(scratch.tracking('conv2')).toEqual({ input: average, weight: 'follows' });
  const minMax = rules({ activationRange: 'min-max' }, { fromScratch: true });
  expect(minMax.tracking('conv2').input).toEqual({ kind: 'extremes' });
});
