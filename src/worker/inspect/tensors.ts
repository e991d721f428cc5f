import { LabError } from '../../core/errors';
import { quantize } from '../../core/quant/affine';
import type { ActivationQuant, QuantizedModel } from '../../core/quantized/quantizedModel';
import type { LayerActivations, LayerWeights, Rules } from '../../core/rangeTrial/layerTensors';
import { gatherActivations } from '../../engine/quantization/gatherActivations';
import type { FinishedNetwork } from '../finishedNetworks';
import { calibrationImages } from '../quantizing';
import type { RunContext } from '../runContext';
import { drive } from '../runControl';
import { finishedNetwork } from './finishedNetwork';

type Quantized = Extract<FinishedNetwork, { kind: 'quantized' }>;

/** Returns the weights of a layer, real and as the run's network holds them. Throws: `bad-setting`. */
export async function layerWeights(context: RunContext, layerId: string): Promise<LayerWeights> {
  const { model, latent } = await quantizedNetwork(context);
  const { weightShape, weight, weightParams } = layerOf(model, layerId);
  return {
    shape: weightShape,
    values: layerOf(latent, layerId).weight,
    quantized: weightParams && {
      params: weightParams,
      codes: quantize(weight, weightShape, weightParams, model.rounding),
    },
    rules: rulesOf(model),
  };
}

/**
 * Returns what enters a layer, or the logits, over the calibration images of the run: of PTQ in float,
 * as calibration sees it; of QAT with fake quantization before it, as training does.
 *
 * Throws: `bad-setting`, `not-a-number`.
 */
export async function layerActivations(
  context: RunContext,
  layerId: string | null,
): Promise<LayerActivations> {
  const { model, latent } = await quantizedNetwork(context);
  const { plan, control, progress } = context;
  const fakeQuantized = plan.method === 'qat';
  const order = await calibrationImages(context);
  try {
    progress.enter('calibrating');
    const work = gatherActivations(latent, order, { layerId, fakeQuantized });
    const gathered = await drive(work, control, 'batch of images', ({ done, total }) =>
      progress.report(done, total),
    );
    return {
      ...gathered,
      quant: activationQuant(model, layerId),
      images: order.length,
      before: fakeQuantized ? 'fake-quantized' : 'float',
      rules: rulesOf(model),
    };
  } finally {
    order.dispose();
  }
}

async function quantizedNetwork(context: RunContext): Promise<Quantized> {
  const finished = await finishedNetwork(context);
  if (finished.kind === 'quantized') return finished;
  throw new LabError(
    'bad-setting',
    'That run is in float: it has no codes to look at.',
    'Choose a run of PTQ or QAT.',
  );
}

function layerOf({ layers }: QuantizedModel, layerId: string) {
  const layer = layers.find(({ spec }) => spec.id === layerId);
  if (layer) return layer;
  throw new LabError(
    'bad-setting',
    `The network has no layer ${layerId}.`,
    `Choose one of ${layers.map(({ spec }) => spec.id).join(', ')}.`,
  );
}

function activationQuant(model: QuantizedModel, layerId: string | null): ActivationQuant | null {
  return layerId === null ? model.logits : layerOf(model, layerId).input;
}

const rulesOf = ({ convention, rounding }: QuantizedModel): Rules => ({
  convention,
  ties: rounding.ties,
});
