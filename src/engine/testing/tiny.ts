import { type DatasetId, datasetById } from '../../core/datasets';
import { classCount, type ModelChoice, modelOf } from '../../core/model/models';
import { createRandom } from '../../core/random';
import { schemeOf } from '../../core/scheme/schemeOf';
import { defaultSettings, type Settings } from '../../core/settings/settings';
import { finish } from '../evaluate';
import { createHostImages } from '../images/hostImages';
import { type ImageStore, inOrder } from '../images/imageStore';
import type { Network } from '../network/fold';
import { initialCheckpoint } from '../network/parameters';
import { type FakeQuantized, fakeQuantized } from '../quantization/fakeQuantized';
import { type QuantizedNetwork, quantizeNetwork } from '../quantization/quantizeNetwork';
import { scaleRules } from '../quantization/scaleRules';

/** Bytes that look like clothes on black: half of them zero. */
export function tinyImages(count: number, dataset: DatasetId = 'fashion-mnist'): ImageStore {
  const { imageShape, inputRange } = datasetById(dataset);
  const classes = classCount({ dataset, model: 'cnn' });
  const imageSize = imageShape.reduce((total, side) => total * side, 1);
  const random = createRandom(5, 'tiny images');
  const pixels = Uint8Array.from({ length: count * imageSize }, () =>
    Math.max(0, 512 * random.float() - 256),
  );
  const labels = Uint8Array.from({ length: count }, (_, index) => index % classes);
  return createHostImages({ pixels, labels, count }, imageShape, inputRange);
}

/** A fresh network whose running statistics are not the identity, so that folding has work to do. */
export function tinyNetwork(choice: ModelChoice): Network {
  const model = modelOf(choice);
  const random = createRandom(3, 'running statistics');
  const checkpoint = [...initialCheckpoint(model, 1)].map(([name, { shape, data }]) => {
    const spread = /mean|variance|gamma|beta/.test(name) ? 0.2 : 0;
    return [name, { shape, data: data.map((x) => x + spread * random.float()) }] as const;
  });
  return { model, checkpoint: new Map(checkpoint) };
}

/** The fresh network, quantized and on the device as settings other than the defaults say. */
export async function tinyQuantized(
  changes: Partial<Settings>,
  use: 'ptq' | 'qat' = 'qat',
): Promise<{ readonly quantized: QuantizedNetwork; readonly trainee: FakeQuantized }> {
  const settings: Settings = { ...defaultSettings, ...changes };
  const scheme = schemeOf(settings, use);
  const order = tinyImages(16, settings.dataset).order(inOrder(16));
  const quantized = await finish(quantizeNetwork(tinyNetwork(settings), scheme, order));
  const rules = scaleRules(scheme, {
    scales: settings.qatScales,
    fromScratch: settings.qatFrom === 'scratch',
    neverShrink: settings.neverShrink,
  });
  const liveFold = settings.foldMode === 'live' ? 'deviation' : null;
  return { quantized, trainee: fakeQuantized(quantized, rules, liveFold) };
}
