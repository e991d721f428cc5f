import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../src/core/settings/settings';
import { planTitle, tablePlans } from './tablePlans';

const titles = (epochs: number) => tablePlans(defaultSettings, [8, 4], epochs).map(planTitle);

describe('tablePlans', () => {
  it('measures the base, then PTQ and QAT at each width, and one control', () => {
    expect(titles(1)).toEqual(['base', 'ptq 8', 'ptq 4', 'qat 8', 'qat 4', 'control']);
  });

  it('leaves out training when there are no epochs', () => {
    expect(titles(0)).toEqual(['base', 'ptq 8', 'ptq 4']);
  });

  it('gives weights and activations the same bits, and training its epochs', () => {
    const plans = tablePlans(defaultSettings, [6], 0.5);
    expect(plans.at(1)?.settings).toMatchObject({ weightBits: 6, activationBits: 6 });
    expect(plans.at(2)?.settings).toMatchObject({ qatEpochs: 0.5, seed: defaultSettings.seed });
  });
});
