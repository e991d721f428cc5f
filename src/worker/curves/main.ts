import { createBirpc } from 'birpc';
import { CurveShelf } from '../../core/curves/curveShelf';
import type { CurveCalls } from '../../protocol/curves';
import { pageChannel } from '../pageChannel';

declare const self: DedicatedWorkerGlobalScope;

const shelf = new CurveShelf();

const calls: CurveCalls = {
  keep: async (runId, columns) => shelf.keep(runId, columns),
  draw: async (runId, view) => shelf.draw(runId, view),
};

createBirpc<object, CurveCalls>(calls, pageChannel(self));
