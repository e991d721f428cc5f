import { groupBy } from '../../../core/groupBy';
import { ailingSteps } from '../../../core/watch/updateHealth';
import type { WatchSample } from '../../../core/watch/watchSample';
import { formatCount } from '../../../share/format';
import type { ChartTable } from '../frame/table';
import { type QuantityId, quantities } from './quantities';

/** Returns what is wrong with how layers move, in a sentence. */
export function healthInWords(watch: readonly WatchSample[]): string {
  const ailing = groupBy(ailingSteps(watch), ({ layerId, ailment }) => `${ailment} in ${layerId}`);
  const parts = [...ailing].map(
    ([what, steps]) =>
      `${what} at ${formatCount(steps.length)} of ${formatCount(watch.length)} samples`,
  );
  if (parts.length === 0) return 'No update vanishes or explodes.';
  return `Updates: ${parts.join('; ')}. In red: squares vanish, triangles explode.`;
}

const columnIds: readonly QuantityId[] = quantities.map(({ id }) => id);

/** Returns everything that was watched. Shares are from 0 to 1. */
export function watchTable(label: string, watch: readonly WatchSample[]): ChartTable {
  return {
    columns: ['run', 'step', 'learning rate', 'layer', ...quantities.map(({ id }) => id)],
    rows: watch.flatMap(({ step, learningRate, layers }) =>
      layers.map((layer) => [
        label,
        step,
        learningRate,
        layer.id,
        ...columnIds.map((id) => layer[id]),
      ]),
    ),
  };
}
