import { modelOf } from '../../../src/core/model/models';
import { schemeOf } from '../../../src/core/scheme/schemeOf';
import { defaultSettings } from '../../../src/core/settings/settings';
import { openBackend } from '../../../src/engine/backend/open';
import { evaluate, finish } from '../../../src/engine/evaluate';
import { createImageStore } from '../../../src/engine/images/createImageStore';
import { type ImageStore, inOrder } from '../../../src/engine/images/imageStore';
import { classifierOf } from '../../../src/engine/network/classifier';
import { Parameters } from '../../../src/engine/network/parameters';
import { fakeQuantized } from '../../../src/engine/quantization/fakeQuantized';
import { quantizeNetwork } from '../../../src/engine/quantization/quantizeNetwork';
import { scaleRules } from '../../../src/engine/quantization/scaleRules';
import { type TrainingPlan, trainingPlan } from '../../../src/engine/training/plan';
import { type TrainingInputs, train } from '../../../src/engine/training/train';
import { task } from '../task';
import type { Contender, OpenContender, Setup } from './contender';

const forever = 1e9;
const calibrationImages = 256;

/** Trains by the lab's own loop; its metrics are read back once, after the steps asked for. */
export const openOurs: OpenContender = async (setup) => {
  await openBackend(setup.spec.device);
  const store = createImageStore(setup.images, [28, 28, 1]);
  // The loop begins with a look at held-out images; one is enough here.
  const heldOut = store.order(inOrder(1));
  const { parameters, tap } = await network(setup, store);
  let last = false;
  const loop = train({ parameters, tap, images: store, heldOut }, plan(setup), () => last);
  return contender(loop, parameters, tap, store, (isLast) => {
    last = isLast;
  });
};

function contender(
  loop: ReturnType<typeof train>,
  parameters: Parameters,
  tap: TrainingInputs['tap'],
  store: ImageStore,
  announce: (isLast: boolean) => void,
): Contender {
  const advance = async (count: number) => {
    announce(false);
    for (let step = 0; step < count; step++) await loop.next();
  };
  return {
    advance,
    async steps(count) {
      await advance(count - 1);
      announce(true);
      const { value } = await loop.next();
      // Steps that were only advanced over are read back along with these.
      return value ? value.train.slice(-count).map(({ loss }) => loss) : [];
    },
    async evaluate(count) {
      const order = store.order(inOrder(count));
      await finish(evaluate(classifierOf(parameters, tap ?? undefined), order));
      order.dispose();
    },
  };
}

async function network(
  { spec, weights }: Setup,
  store: ImageStore,
): Promise<Pick<TrainingInputs, 'parameters' | 'tap'>> {
  const model = modelOf({ dataset: 'fashion-mnist', model: task.model });
  if (spec.bits === null) {
    return { parameters: Parameters.fromCheckpoint(model, weights), tap: null };
  }
  const bits = spec.bits === 4 ? spec.bits : defaultSettings.weightBits;
  const settings = {
    ...defaultSettings,
    weightBits: bits,
    activationBits: bits,
    // The ranges that cost most: both follow every step.
    weightRange: 'min-max',
    activationRange: 'moving-average',
  } as const;
  const order = store.order(inOrder(calibrationImages));
  const scheme = schemeOf(settings, 'qat');
  const quantized = await finish(quantizeNetwork({ model, checkpoint: weights }, scheme, order));
  const rules = scaleRules(scheme, { scales: 'observer', fromScratch: false, neverShrink: false });
  return fakeQuantized(quantized, rules, null);
}

const plan = ({ batchSize, images }: Setup): TrainingPlan => ({
  ...trainingPlan('qat', defaultSettings),
  batchSize,
  imageCount: images.count,
  totalSteps: forever,
  optimizer: { id: 'momentum', momentum: 0.9, weightDecay: 0 },
  schedule: 'constant',
  peak: task.learningRate,
  warmupShare: 0,
  mirror: false,
  freezeStep: forever,
  seed: task.seed,
  heldOutEvery: forever,
});
