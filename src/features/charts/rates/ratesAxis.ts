import { formatRate } from '../../../share/format';
import type { Axis } from '../plot/axis';
import { decades } from '../plot/ticks';

/** More labels than this would touch on a phone. */
const mostRates = 5;

/** Room beside the first and the last rate, as a factor. */
const room = 1.3;

/** Returns a log axis of learning rates, with the rates themselves as ticks where they are few. */
export function ratesAxis(rates: readonly number[]): Axis {
  const [low, high] = [rates[0] ?? 1e-3, rates.at(-1) ?? 1e-1];
  const domain = [low / room, high * room] as const;
  const powers = decades(low, high).filter((rate) => rate >= domain[0] && rate <= domain[1]);
  return {
    ticks: rates.length <= mostRates ? rates : powers,
    domain,
    format: formatRate,
    title: 'learning rate',
    log: true,
  };
}
