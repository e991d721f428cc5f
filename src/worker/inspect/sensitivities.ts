import { floatSizeBytes } from '../../core/model/size';
import {
  type Ladder,
  type LayerSensitivity,
  ladderAssignments,
  type MeasuredAssignment,
  type SensitivityReport,
} from '../../core/sensitivity/report';
import { measuredWidths, type Widths } from '../../core/sensitivity/widths';
import type { ImageOrder } from '../../engine/images/imageStore';
import { measureSensitivity } from '../../engine/sensitivity/measureSensitivity';
import type { RunContext } from '../runContext';
import { drive } from '../runControl';
import { measureAssignments } from './assignments';
import { widthsOf } from './widthsOf';

/**
 * Measures how sensitive every layer of the run's network is to quantization, and what leaving the
 * most sensitive ones in float brings, on held-out images: it chooses among settings.
 */
export async function sensitivities(context: RunContext): Promise<SensitivityReport> {
  const widths = await widthsOf(context);
  const order = await context.images.heldOut(context.plan.settings.heldOutImages);
  try {
    const cells = await measureCells(context, widths, order);
    return await withLadders(context, widths, order, cells);
  } finally {
    order.dispose();
  }
}

async function measureCells(
  { control, progress }: RunContext,
  widths: Widths,
  order: ImageOrder,
): Promise<LayerSensitivity[]> {
  progress.stage = 'each layer alone';
  progress.enter('evaluating');
  const work = measureSensitivity(widths, order);
  return drive(work, control, 'batch of images', ({ done, total }) => progress.report(done, total));
}

async function withLadders(
  context: RunContext,
  widths: Widths,
  order: ImageOrder,
  cells: readonly LayerSensitivity[],
): Promise<SensitivityReport> {
  const layerIds = widths.float.layers.map(({ spec }) => spec.id);
  const steps = measuredWidths.flatMap((bits) => ladderAssignments({ cells, layerIds }, bits));
  context.progress.stage = 'layers in float';
  const measured = await measureAssignments(context, widths, steps, order);
  const floatBytes = floatSizeBytes(widths.float.model);
  const floatCorrect = measured.find(isFloat)?.correct ?? 0;
  const stepCount = layerIds.length + 1;
  const ladders = measuredWidths.map((bits, index): Ladder => {
    return { bits, steps: measured.slice(index * stepCount, (index + 1) * stepCount) };
  });
  return { images: order.length, floatCorrect, floatBytes, layerIds, cells, ladders };
}

const isFloat = ({ assignment }: MeasuredAssignment) =>
  [...assignment.values()].every((bits) => bits === 'float');
