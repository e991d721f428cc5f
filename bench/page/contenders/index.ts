import type { Maker } from '../../contenderSpecs';
import type { OpenContender } from './contender';

/** Each is loaded by the one worker that needs it. */
export const openers: Readonly<Record<Maker, () => Promise<OpenContender>>> = {
  ours: async () => (await import('./ours')).openOurs,
  stock: async () => (await import('./stockTfjs')).openStockTfjs,
  jax: async () => (await import('./jax')).openJax,
  convnetjs: async () => (await import('./convnet')).openConvnet,
};
