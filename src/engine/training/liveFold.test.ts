import { expect, it } from 'vitest';
import { quantize } from '../../core/quant/affine';
import { defaultSettings } from '../../core/settings/settings';
import { eachBackend } from '../testing/eachBackend';
import { tinyNetwork } from '../testing/tiny';
import { layer, type Trained, trained } from '../testing/tinyTraining';

const suite = () => {
  it('leaves the statistics of frozen layers as they are when it folds live', async () => {
    const live = { model: 'cnn-bn', foldMode: 'live', layers: 'conv1.frozen' } as const;
    const { parameters } = await trained(live);
    const { checkpoint } = tinyNetwork({ ...defaultSettings, model: 'cnn-bn' });
    expect(parameters.get('conv1.variance')?.data).toEqual(checkpoint.get('conv1.variance')?.data);
    expect(parameters.get('conv2.variance')?.data).not.toEqual(
      checkpoint.get('conv2.variance')?.data,
    );
  });

  it('moves the statistics of live batch normalization until they freeze', async () => {
    const live = { model: 'cnn-bn', foldMode: 'live', reestimate: false } as const;
    const mean = async (statisticsFreezeAt: number, qatSteps: number) =>
      (await trained({ ...live, statisticsFreezeAt, qatSteps })).parameters.get('conv2.mean')?.data;
    expect(await mean(0, 4)).toEqual(
      tinyNetwork({ ...defaultSettings, model: 'cnn-bn' }).checkpoint.get('conv2.mean')?.data,
    );
    expect(await mean(50, 4)).toEqual(await mean(100, 2));
    expect(await mean(100, 4)).not.toEqual(await mean(100, 2));
  });

  it('measures these statistics anew at the end, and keeps the code of every weight', async () => {
    const live = { model: 'cnn-bn', foldMode: 'live' } as const;
    const kept = await trained({ ...live, reestimate: false });
    const anew = await trained({ ...live, reestimate: true });
    expect(anew.parameters.get('conv2.weight')).toEqual(kept.parameters.get('conv2.weight'));
    expect(anew.parameters.get('conv2.mean')).not.toEqual(kept.parameters.get('conv2.mean'));
    const codes = ({ after }: Trained) => {
      const { weight, weightShape, weightParams } = layer(after, 'conv2');
      return weightParams ? quantize(weight, weightShape, weightParams) : new Int32Array();
    };
    const [before, after] = [codes(kept), codes(anew)];
    const changed = after.filter((code, i) => code !== before[i]).length;
    // The folding is rounded anew, which moves what lies on the edge between two codes.
    expect(changed).toBeLessThan(0.001 * after.length);
  });
};

eachBackend('live batch normalization', suite, ['wasm']);
