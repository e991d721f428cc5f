import { expect, test, vi } from 'vitest';
import type { TrainPoint } from '../../../core/run';
import { createFakeLab, settled } from '../../../store/fakeLab';
import { fakeRun } from '../../../store/fakeRun';
import type { RunRecord } from '../../../store/state';
import { CurveBoard } from './curveBoard';

const view = { axis: 'step', smoothing: 0.9, window: null } as const;

const points = (count: number): TrainPoint[] =>
  Array.from({ length: count }, (_, step) => ({
    step,
    loss: 1 / (step + 1),
    accuracy: 0.5,
    learningRate: 0.01,
    elapsedMs: step,
  }));

const run = (runId: string, steps: number): RunRecord => ({
  ...fakeRun({ method: 'qat', correct: 8_900, runId }),
  train: points(steps),
});

function setUp() {
  const { client, lab } = createFakeLab();
  const listener = { onDrawn: vi.fn(), onProblem: vi.fn() };
  return { client, listener, board: new CurveBoard(lab.actions.curves, listener) };
}

const sixty = Array.from({ length: 60 }, (_, index) => run(`qat-${index}`, 500));

test('of sixty runs only the one that has more points is drawn anew', async () => {
  const { client, board } = setUp();
  board.want(sixty, view);
  await settled();
  expect([client.kept.length, client.drawn.length]).toEqual([60, 60]);
  board.want(
    sixty.map((each, index) => (index === 7 ? { ...each, train: points(501) } : each)),
    view,
  );
  await settled();
  expect([client.kept.slice(60), client.drawn.slice(60)]).toEqual([['qat-7'], ['qat-7']]);
  expect(board.linesOf('qat-7', 'step')?.loss.at(-1)?.x).toBe(500);
});

test('progress alone draws nothing, another view draws all and hands nothing over again', async () => {
  const { client, board } = setUp();
  board.want(sixty, view);
  await settled();
  board.want(
    sixty.map((each) => ({ ...each, status: 'running' })),
    view,
  );
  await settled();
  expect(client.drawn).toHaveLength(60);
  board.want(sixty, { ...view, smoothing: 0 });
  await settled();
  expect([client.kept.length, client.drawn.length]).toEqual([60, 120]);
});

test('charts hear of many runs at once', async () => {
  const { listener, board } = setUp();
  board.want(sixty, view);
  await settled();
  expect(listener.onDrawn).toHaveBeenCalledTimes(3);
  board.want([...sixty, run('qat-60', 5)], view);
  await settled();
  expect(listener.onDrawn).toHaveBeenCalledTimes(4);
});

test('what is no longer wanted is not drawn, and forgotten', async () => {
  const { client, board } = setUp();
  board.want([run('qat-1', 5), run('qat-2', 6), run('qat-3', 7)], view);
  const [last] = [run('qat-3', 7)];
  board.want([last], view);
  await settled();
  expect(client.drawn).toEqual(['qat-1', 'qat-3']);
  board.want([last], view);
  expect(board.linesOf('qat-1', 'step')).toBeNull();
});

test('lines stay until newer ones are drawn, but not on another axis', async () => {
  const { board } = setUp();
  board.want([run('qat-1', 5)], view);
  await settled();
  expect(board.linesOf('qat-1', 'step')?.loss).toHaveLength(5);
  board.want([run('qat-1', 6)], { ...view, axis: 'time' });
  expect(board.linesOf('qat-1', 'step')?.loss).toHaveLength(5);
  expect(board.linesOf('qat-1', 'time')).toBeNull();
  await settled();
  expect(board.linesOf('qat-1', 'time')?.loss).toHaveLength(6);
});

test('a worker that fails is told of, and asked again when there is something new', async () => {
  const { client, listener, board } = setUp();
  const keep = vi.spyOn(client.curves, 'keep').mockRejectedValueOnce(new Error('gone'));
  const runs = [run('qat-1', 5)];
  board.want(runs, view);
  await settled();
  board.want(runs, view);
  await settled();
  expect(keep).toHaveBeenCalledTimes(1);
  expect(listener.onProblem).toHaveBeenCalledTimes(1);
  board.want([run('qat-1', 6)], view);
  await settled();
  expect(board.linesOf('qat-1', 'step')?.loss).toHaveLength(6);
});

test('a worker that was started anew has the points handed over again', async () => {
  const { client, board } = setUp();
  const runs = [run('qat-1', 5)];
  board.want(runs, view);
  await settled();
  await client.curves.keep('qat-1', null);
  board.want(runs, { ...view, smoothing: 0 });
  await settled();
  expect(client.kept).toEqual(['qat-1', 'qat-1']);
  expect(board.linesOf('qat-1', 'step')?.loss).toHaveLength(5);
});
