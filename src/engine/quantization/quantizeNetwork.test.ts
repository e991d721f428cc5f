import { expect, it } from 'vitest';
import { quantizerById } from '../../core/quantizers';
import { schemeOf } from '../../core/scheme/schemeOf';
import { defaultSettings, type Settings } from '../../core/settings/settings';
import { finish } from '../evaluate';
import { inOrder } from '../images/imageStore';
import { eachBackend } from '../testing/eachBackend';
import { tinyImages, tinyNetwork } from '../testing/tiny';
import { layerReports } from './layerReports';
import { type QuantizationOptions, quantizeNetwork } from './quantizeNetwork';

const usual: QuantizationOptions = {
  quantizerOf: quantizerById,
  byBatch: false,
  divisor: 'deviation',
};

async function quantized(changes: Partial<Settings>, options: Partial<QuantizationOptions> = {}) {
  const settings: Settings = { ...defaultSettings, model: 'cnn-bn', ...changes };
  const network = tinyNetwork(settings);
  const images = tinyImages(80).order(inOrder(80));
  const scheme = schemeOf(settings, 'ptq');
  const work = quantizeNetwork(network, scheme, images, { ...usual, ...options });
  return { network, ...(await finish(work)) };
}

const inputs = ({ model }: Awaited<ReturnType<typeof quantized>>) =>
  model.layers.map(({ input }) => input);

const suite = () => {
  it('knows the range of the image, and finds those of the layers and the logits', async () => {
    const [image, ...hidden] = inputs(await quantized({ activationBits: 8 }));
    expect(image).toMatchObject({ kind: 'static', scale: Math.fround(1 / 255), zeroPoint: 0 });
    for (const input of hidden) expect(input).toMatchObject({ kind: 'static', zeroPoint: 0 });
    const { model } = await quantized({ logitBits: 6 });
    expect(model.logits).toMatchObject({ kind: 'static', grid: { bits: 6 } });
  });

  it('finds ranges before ReLU, which hold what is below zero', async () => {
    const [, conv2] = inputs(await quantized({ activationPoint: 'before-relu' }));
    if (conv2?.kind !== 'static') throw new RangeError('conv2 was not calibrated');
    expect(conv2.zeroPoint).toBeGreaterThan(0);
  });

  it('passes no images where batches set the ranges', async () => {
    const scheme = schemeOf({ ...defaultSettings, ptqMode: 'dynamic' }, 'ptq');
    const work = quantizeNetwork(
      tinyNetwork(defaultSettings),
      scheme,
      tinyImages(8).order(inOrder(8)),
    );
    const { done, value } = await work.next();
    expect(done).toBe(true);
    expect(value).toHaveProperty('model.layers.1.input', {
      kind: 'dynamic',
      grid: expect.anything(),
    });
  });

  it('passes every image, the last and incomplete batch too', async () => {
    const scheme = schemeOf(defaultSettings, 'ptq');
    const progress = [];
    const order = tinyImages(80).order(inOrder(80));
    for await (const step of quantizeNetwork(tinyNetwork(defaultSettings), scheme, order))
      progress.push(step);
    expect(progress).toEqual([
      { done: 64, total: 80 },
      { done: 80, total: 80 },
    ]);
  });

  it('moves the running statistics by mistake, before it folds', async () => {
    const usualOne = await quantized({});
    expect(usualOne.start).toBe(usualOne.network);
    const moved = await quantized({}, { byBatch: true });
    const mean = (name: 'start' | 'network') => moved[name].checkpoint.get('conv2.mean')?.data;
    expect(mean('start')).not.toEqual(mean('network'));
    expect(moved.folded.checkpoint.get('conv2.bias')).not.toEqual(
      usualOne.folded.checkpoint.get('conv2.bias'),
    );
    expect(inputs(moved)[1]).not.toEqual(inputs(usualOne)[1]);
  });

  it('folds with the variance by mistake', async () => {
    const [right, wrong] = [await quantized({}), await quantized({}, { divisor: 'variance' })];
    expect(wrong.model.layers[0]?.weight).not.toEqual(right.model.layers[0]?.weight);
    expect(inputs(wrong)[1]).not.toEqual(inputs(right)[1]);
  });

  it('chooses ranges by the quantizers that it is given', async () => {
    const changes = { activationRange: 'min-max', weightRange: 'min-max' } as const;
    const mse = await quantized(changes, { quantizerOf: () => quantizerById('mse') });
    expect(inputs(mse)[1]).not.toEqual(inputs(await quantized(changes))[1]);
  });

  it('reports the layers whose weights are quantized, with what leaves them', async () => {
    const { model } = await quantized({ layers: 'conv2.w3.af_dense.wf' });
    const reports = layerReports(model);
    expect(reports.map(({ id, bits }) => [id, bits])).toEqual([
      ['conv1', defaultSettings.weightBits],
      ['conv2', 3],
    ]);
    expect(reports[0]?.activation).toBeNull();
    const [first] = reports;
    const largest = (first?.scale[1] ?? 0) * (first?.codes[1] ?? 0);
    expect(first?.range).toEqual([-largest, largest]);
    expect(first?.zeroPoint).toEqual([0, 0]);
    const dense = model.layers[2]?.input;
    expect(reports[1]?.activation).toMatchObject(
      dense?.kind === 'static' ? { scale: dense.scale, zeroPoint: dense.zeroPoint } : {},
    );
  });
};

eachBackend('quantizeNetwork', suite, ['wasm']);
