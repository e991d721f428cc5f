import { floatSizeBytes } from '../../core/model/size';
import type { RunPlan } from '../../core/run';
import type { LayerSensitivity, MixedPrecisionReport } from '../../core/sensitivity/report';
import { cellOf } from '../../core/sensitivity/report';
import { type LayerChoices, searchedAssignments } from '../../core/sensitivity/search';
import { type MeasuredWidth, measuredWidths, type Widths } from '../../core/sensitivity/widths';
import type { ImageOrder } from '../../engine/images/imageStore';
import { measureSensitivity } from '../../engine/sensitivity/measureSensitivity';
import type { RunContext } from '../runContext';
import { drive } from '../runControl';
import { measureAssignments, sizeOf } from './assignments';
import { widthsOf } from './widthsOf';

/** Networks that are measured; of three layers with five widths each these are all. */
const mostMeasured = 125;

/** Enough to tell which layers bear fewer bits. */
const imagesForNoise = 200;

/**
 * Measures networks with bits of their own for every layer, on held-out images: all there are of a
 * small network, else those that promise most by their size and the errors of single layers.
 */
export async function mixedPrecision(context: RunContext): Promise<MixedPrecisionReport> {
  const { plan, images, progress } = context;
  const widths = await widthsOf(context);
  const layerIds = widths.float.layers.map(({ spec }) => spec.id);
  const possible = measuredWidths.length ** layerIds.length;
  const cells = possible > mostMeasured ? await noiseOfLayers(context, widths) : [];
  const choices = layerIds.map((id) => choicesOf(plan, id, layerIds, cells));
  const order = await images.heldOut(plan.settings.heldOutImages);
  try {
    progress.stage = 'bits of every layer';
    const float = new Map(layerIds.map((id) => [id, 'float'] as const));
    const searched = searchedAssignments(choices, mostMeasured);
    const [reference, ...measured] = await measureAssignments(
      context,
      widths,
      [float, ...searched],
      order,
    );
    return {
      images: order.length,
      floatCorrect: reference?.correct ?? 0,
      floatBytes: floatSizeBytes(widths.float.model),
      measured,
      possible,
    };
  } finally {
    order.dispose();
  }
}

async function noiseOfLayers(context: RunContext, widths: Widths): Promise<LayerSensitivity[]> {
  const { plan, images, control, progress } = context;
  const count = Math.min(imagesForNoise, plan.settings.heldOutImages);
  const order: ImageOrder = await images.heldOut(count);
  try {
    progress.stage = 'each layer alone';
    progress.enter('evaluating');
    const work = measureSensitivity(widths, order);
    return await drive(work, control, 'batch of images', ({ done, total }) =>
      progress.report(done, total),
    );
  } finally {
    order.dispose();
  }
}

/** Returns what each width of a layer costs in bytes, and the noise that it adds. */
function choicesOf(
  plan: RunPlan,
  layerId: string,
  layerIds: readonly string[],
  cells: readonly LayerSensitivity[],
): LayerChoices {
  const bytes = (bits: MeasuredWidth) => {
    const others = layerIds.map((id) => [id, id === layerId ? bits : 'float'] as const);
    return sizeOf(plan, new Map(others));
  };
  const noise = (bits: MeasuredWidth) =>
    (cellOf({ cells }, layerId, bits, 'both')?.relativeError ?? 0) ** 2;
  return {
    layerId,
    choices: measuredWidths.map((bits) => ({ bits, bytes: bytes(bits), noise: noise(bits) })),
  };
}
