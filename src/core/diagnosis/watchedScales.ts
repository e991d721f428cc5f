import type { WatchedLayer, WatchSample } from '../watch/watchSample';
import type { RunEvidence } from './evidence';

/** The scale that moved furthest from one sample to another. */
export interface ScaleMove {
  readonly layerId: string;
  readonly of: 'weights' | 'input';
  /** The difference over the first of the two. */
  readonly share: number;
  /** Of the later sample. */
  readonly step: number;
}

/** Returns the step from which on the scales of a run were to stand still. */
export function freezeStepOf({ plan, result }: RunEvidence): number {
  return Math.round((result.steps * plan.settings.freezeAt) / 100);
}

/** Returns the scale that moved furthest between neighbours of these samples; null without two that have scales. */
export function furthestMove(samples: readonly WatchSample[]): ScaleMove | null {
  const moves = samples.slice(1).flatMap((sample, index) => between(samples[index], sample));
  return moves.toSorted((a, b) => b.share - a.share)[0] ?? null;
}

function between(before: WatchSample | undefined, after: WatchSample): ScaleMove[] {
  return after.layers.flatMap((layer) => {
    const old = before?.layers.find(({ id }) => id === layer.id);
    return old ? movesOf(old, layer, after.step) : [];
  });
}

function movesOf(old: WatchedLayer, layer: WatchedLayer, step: number): ScaleMove[] {
  const move = (of: ScaleMove['of'], was: number | null, is: number | null): ScaleMove[] =>
    was === null || is === null
      ? []
      : [{ layerId: layer.id, of, share: Math.abs(is - was) / was, step }];
  return [
    ...move('weights', old.weightScale, layer.weightScale),
    ...move('input', old.inputScale, layer.inputScale),
  ];
}
