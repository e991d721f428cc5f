import { formatOverrides } from '../../core/layerOverrides';
import { modelOf } from '../../core/model/models';
import { quantizedSizeBytes } from '../../core/model/size';
import type { RunPlan } from '../../core/run';
import { schemeOf } from '../../core/scheme/schemeOf';
import type { MeasuredAssignment } from '../../core/sensitivity/report';
import { type Assignment, mixed, overridesOf, type Widths } from '../../core/sensitivity/widths';
import { evaluate } from '../../engine/evaluate';
import type { ImageOrder } from '../../engine/images/imageStore';
import { createIntegerNetwork } from '../../engine/integer/integerNetwork';
import type { RunContext } from '../runContext';
import { drive } from '../runControl';

/** Returns the size of the network whose layers have these bits. Units: bytes. */
export function sizeOf({ settings }: RunPlan, assignment: Assignment): number {
  const layers = formatOverrides(overridesOf(assignment));
  return quantizedSizeBytes(modelOf(settings), schemeOf({ ...settings, layers }, 'ptq'));
}

/**
 * Measures networks whose layers have bits of their own, computed in integers, one after another;
 * progress goes over all of them.
 */
export async function measureAssignments(
  { plan, control, progress }: RunContext,
  widths: Widths,
  assignments: readonly Assignment[],
  images: ImageOrder,
): Promise<MeasuredAssignment[]> {
  const measured: MeasuredAssignment[] = [];
  const total = assignments.length * images.length;
  progress.enter('evaluating');
  for (const [index, assignment] of assignments.entries()) {
    const network = createIntegerNetwork(mixed(widths, assignment));
    try {
      const work = evaluate(network, images);
      const { correct } = await drive(work, control, 'batch of images', ({ done }) =>
        progress.report(index * images.length + done, total),
      );
      measured.push({ assignment, sizeBytes: sizeOf(plan, assignment), correct });
    } finally {
      network.dispose();
    }
  }
  return measured;
}
