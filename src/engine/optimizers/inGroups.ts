import type { Optimizer } from './optimizer';

/** Variables that are next to each other in the list of gradients, and what updates them. */
export interface Group {
  readonly count: number;
  readonly optimizer: Optimizer;
}

/**
 * Returns an optimizer that gives each group its part of the gradients, in order; groups for which
 * there are none left stay as they are.
 */
export function inGroups(groups: readonly Group[]): Optimizer {
  return {
    memory: groups.flatMap(({ optimizer }) => optimizer.memory),
    step(gradients, learningRate) {
      let start = 0;
      for (const { count, optimizer } of groups) {
        const own = gradients.slice(start, start + count);
        if (own.length > 0) optimizer.step(own, learningRate);
        start += count;
      }
    },
    dispose() {
      for (const { optimizer } of groups) optimizer.dispose();
    },
  };
}
