import { beforeAll, describe, expect, it } from 'vitest';
import type { Method } from '../core/run';
import type { Settings } from '../core/settings/settings';
import { openNodeLab } from './testing/nodeLab';
import { type Outcomes, outcomesOf } from './testing/outcomes';
import { small } from './testing/settingCases';

const unrepaired = { equalize: false, adaRound: false, correctBias: false };
const inFloat = { layers: 'conv1.float_conv2.float_dense.float' };

describe('the report of a run', () => {
  let outcomes: Outcomes;
  const resultOf = async (method: Method, settings: Partial<Settings> = {}) =>
    (await outcomes(method, { ...small, ...settings })).result;

  beforeAll(async () => {
    outcomes = outcomesOf(await openNodeLab());
  });

  it('has no repairs where none was asked for', async () => {
    expect((await resultOf('ptq', unrepaired)).repairs).toBeNull();
    expect((await resultOf('qat', { adaRound: true })).repairs).toBeNull();
  });

  it('counts what each repair brought, up to the result', async () => {
    const all = { equalize: true, adaRound: true, correctBias: true };
    const plain = await resultOf('ptq', unrepaired);
    const { repairs, evaluation } = await resultOf('ptq', all);
    expect(repairs?.total).toBe(small.testImages);
    expect(repairs?.before).toBe(plain.evaluation?.correct);
    expect(repairs?.after.map(({ id }) => id)).toEqual(['equalize', 'adaRound', 'correctBias']);
    expect(repairs?.after.at(-1)?.correct).toBe(evaluation?.correct);
  });

  it.each(['equalize', 'adaRound', 'correctBias'] as const)(
    'counts %s alone where it is alone',
    async (id) => {
      const { repairs } = await resultOf('ptq', { ...unrepaired, [id]: true });
      expect(repairs?.after.map((step) => step.id)).toEqual([id]);
    },
  );

  it.each(['ptq', 'qat'] as const)(
    'compares ways to compute the integers of %s',
    async (method) => {
      const { integers } = await resultOf(method);
      for (const way of ['simulation', 'singleRounding', 'doubleRounding'] as const) {
        const { images, layers } = integers?.[way] ?? { images: 0, layers: [] };
        expect(images).toBeGreaterThan(0);
        expect(layers.map(({ layerId }) => layerId).slice(0, 2)).toEqual(['conv1', 'conv2']);
        for (const { differing, largest } of layers) expect(largest > 0).toBe(differing > 0);
        // What leaves the dense layer are sums, in which every code before it counts.
        for (const { codes, differing } of layers.slice(0, 2)) {
          expect(differing).toBeLessThan(0.1 * codes);
        }
      }
    },
  );

  it('has no integers where every layer computes in float', async () => {
    expect((await resultOf('ptq', inFloat)).integers).toBeNull();
    expect((await resultOf('base')).integers).toBeNull();
  });
});
