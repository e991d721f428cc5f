import type { RateFindings } from '../../../core/rateSearch/findings';
import type { BatchPoint } from '../../../core/run';
import type { ChartTable } from '../frame/table';

/** Returns every step of a search. */
export function searchTable(
  points: readonly BatchPoint[],
  { smoothed }: Pick<RateFindings, 'smoothed'>,
): ChartTable {
  return {
    columns: ['step', 'learning rate', 'loss, nats', 'smoothed loss, nats'],
    rows: points.map(({ step, learningRate, loss }, index) => [
      step,
      learningRate,
      loss,
      smoothed[index]?.loss ?? null,
    ]),
  };
}
