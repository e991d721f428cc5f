import { type Interval, medianInterval } from './statistics';

/** Milliseconds per step by round; null for a round that a contender sat out. */
export type RoundTimes = readonly (number | null)[];

/** Returns the interval of the ratio of two contenders, over the rounds that both took part in. */
export function ratio(times: RoundTimes, ofPeer: RoundTimes): Interval {
  const ratios = times.flatMap((ms, round) => {
    const peerMs = ofPeer[round] ?? null;
    return ms === null || peerMs === null ? [] : [ms / peerMs];
  });
  return medianInterval(ratios);
}

/** Returns the interval of the times themselves. Units: milliseconds per step. */
export const stepTime = (times: RoundTimes): Interval =>
  medianInterval(times.filter((ms): ms is number => ms !== null));
