import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../src/core/settings/settings';
import { newRecord } from '../src/store/state';
import { planTitle, rowName, tablePlans } from './tablePlans';

const start = { kind: 'shipped' } as const;

const titles = (epochs: number) =>
  tablePlans(start, defaultSettings, [8, 4], epochs).map(planTitle);

const untrained = ['ptq 8', 'ptq 4', 'ptq 8, ends at 8 bits', 'ptq 4, ends at 8 bits'];

describe('tablePlans', () => {
  it('measures PTQ both ways and QAT at each width, and one control', () => {
    expect(titles(1)).toEqual([...untrained, 'qat 8', 'qat 4', 'control']);
  });

  it('leaves out training when there are no epochs', () => {
    expect(titles(0)).toEqual(untrained);
  });

  it('gives weights and activations the same bits, and training its epochs', () => {
    const [ptq, ends, qat] = tablePlans(start, defaultSettings, [6], 0.5);
    expect(ptq?.settings).toMatchObject({ weightBits: 6, activationBits: 6, layers: '' });
    expect(ends?.settings.layers).toBe('conv1.w8.a8_dense.w8.a8');
    expect(qat?.settings).toMatchObject({ qatEpochs: 0.5, layers: '' });
  });

  it('leaves what the settings say of other layers', () => {
    const settings = { ...defaultSettings, layers: 'conv1.w2_conv2.w3' };
    const [, ends] = tablePlans(start, settings, [6], 0);
    expect(ends?.settings.layers).toBe('conv1.w8.a8_conv2.w3_dense.w8.a8');
  });
});

describe('rowName', () => {
  it('tells rows apart whose ends have 8 bits', () => {
    const rows = tablePlans(start, defaultSettings, [4], 1).map((plan) =>
      rowName(newRecord({ runId: '', ...plan })),
    );
    expect(rows).toEqual(['PTQ W4A4', 'PTQ W4A4, ends at 8 bits', 'QAT W4A4', 'FP32 control']);
  });
});
