import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planKey } from './planKey';
import type { Method, RunPlan } from './run';
import { changedSettings } from './settings/effect';
import {
  defaultSettings,
  type SettingId,
  type Settings,
  settingIds,
  specOf,
} from './settings/settings';

type Plan = Omit<RunPlan, 'runId'>;

const plan = (method: Method, changes: Partial<Settings> = {}): Plan => ({
  method,
  start: { kind: 'shipped' },
  settings: { ...defaultSettings, ...changes },
});

function valueFor(id: SettingId): fc.Arbitrary<string | number | boolean> {
  const spec = specOf(id);
  switch (spec.kind) {
    case 'choice':
      return fc.constantFrom(...spec.options.map(({ value }) => value));
    case 'toggle':
      return fc.boolean();
    case 'text':
      return fc.constantFrom(
        '',
        'conv1.w8.a8_dense.float',
        'dense.float_conv1.a8.w8',
        'conv1.frozen',
      );
    default:
      return fc.constantFrom(spec.min, spec.default, spec.max);
  }
}

const change = fc
  .constantFrom(...settingIds)
  .chain((id) => valueFor(id).map((value) => ({ [id]: value })));

/** Settings with a few values changed, and the same with one or two more. */
const pair = fc.tuple(fc.array(change, { maxLength: 6 }), fc.array(change, { maxLength: 2 }));

const methods: readonly Method[] = ['base', 'fp32', 'ptq', 'qat', 'control'];

describe('planKey', () => {
  it('is shared if and only if nothing that matters to the run has changed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...methods), pair, (method, [first, more]) => {
        const before: Settings = Object.assign({}, defaultSettings, ...first);
        const after: Settings = Object.assign({}, before, ...more);
        const same = changedSettings(method, before, after).length === 0;
        const [a, b] = [plan(method, before), plan(method, after)].map(planKey);
        expect(a === b).toBe(same);
      }),
      { numRuns: 400 },
    );
  });

  it('tells methods and starts apart', () => {
    const fromRun: Plan = { ...plan('qat'), start: { kind: 'run', runId: 'fp32-1' } };
    const keys = [plan('qat'), plan('ptq'), plan('control'), fromRun].map(planKey);
    expect(new Set(keys).size).toBe(4);
  });

  it('is the same for overrides that say the same', () => {
    const [a, b] = ['conv1.w8.a8_dense.float', 'dense.float_conv1.a8.w8'].map((layers) =>
      planKey(plan('qat', { layers })),
    );
    expect(a).toBe(b);
  });
});
