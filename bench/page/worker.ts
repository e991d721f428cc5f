import { createBirpc } from 'birpc';
import { modelOf } from '../../src/core/model/models';
import { initialCheckpoint } from '../../src/engine/network/parameters';
import { openers } from './contenders';
import type { Contender } from './contenders/contender';
import { countGpuCalls, gpuCounts } from './instruments/gpuCounts';
import { tfjsThreads } from './instruments/tfjsThreads';
import { pretendThreads } from './instruments/threads';
import { wasmMemoryBytes, watchMemories } from './instruments/wasmMemories';
import type { ContenderCalls } from './protocol';
import { task } from './task';

countGpuCalls();
watchMemories();

let contender: Contender | null = null;

/** Throws: `Error` before `open`. */
function opened(): Contender {
  if (!contender) throw new Error('the contender is not open');
  return contender;
}

/** Throws: `Error` when this contender does not have the method. */
function capable<K extends 'advance' | 'evaluate'>(name: K): NonNullable<Contender[K]> {
  const method = opened()[name];
  if (!method) throw new Error(`this contender cannot ${name}`);
  return method;
}

const calls: ContenderCalls = {
  async open({ spec, batchSize, images }) {
    pretendThreads(spec.threads);
    const weights = initialCheckpoint(
      modelOf({ dataset: 'fashion-mnist', model: task.model }),
      task.seed,
    );
    const startMs = performance.now();
    const open = await openers[spec.maker]();
    contender = await open({ spec, batchSize, images, weights });
    return { ms: performance.now() - startMs, tfjsThreads: await tfjsThreads(spec) };
  },
  async steps(count) {
    const startMs = performance.now();
    const losses = await opened().steps(count);
    return { ms: performance.now() - startMs, losses };
  },
  async advance(count) {
    await capable('advance')(count);
  },
  async evaluate(count) {
    const evaluate = capable('evaluate');
    const startMs = performance.now();
    await evaluate(count);
    return performance.now() - startMs;
  },
  async matmulRate(side) {
    const { matmulRate } = await import('./instruments/matmulRate');
    return matmulRate(side);
  },
  async counts() {
    const { dispatches, submits, readbacks, bufferBytes } = gpuCounts;
    return { dispatches, submits, readbacks, gpuBytes: bufferBytes, wasmBytes: wasmMemoryBytes() };
  },
};

createBirpc<object, ContenderCalls>(calls, {
  post: (message) => self.postMessage(message),
  on: (listener) => {
    self.onmessage = ({ data }) => listener(data);
  },
  timeout: -1,
});
