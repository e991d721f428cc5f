import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LabClient } from '../client/labClient';
import { defaultSettings, type Settings } from '../core/settings/settings';
import { defaultSweep } from '../core/sweep/grid';
import { defaultView, type View } from '../core/view';
import type { LabEvent } from '../protocol/protocol';
import type { LabActions } from './actions';
import { adoptStart } from './adoptStart';
import { asideActions } from './asideActions';
import { type Checkpoints, createCheckpoints } from './checkpoints';
import { datasetActions } from './datasetActions';
import { deleteActions } from './deleteActions';
import { createDevice } from './device';
import { applyEvents } from './events';
import { finderActions } from './finderActions';
import { followImages } from './followImages';
import { createFrameBuffer } from './frameBuffer';
import { createInspect } from './inspecting';
import { installationActions } from './installation';
import { nothingInstalled } from './installed';
import type { Keeping } from './keeping';
import type { LabParts } from './labParts';
import { linkActions } from './linkActions';
import { createNamer } from './namer';
import { createNetworkFiles, type NetworkFiles } from './networkFiles';
import { createNotices, deviceLost } from './notices';
import { createQueue } from './queue';
import { queueActions } from './queueActions';
import { noFindings } from './rateFinding';
import { restartActions } from './restartActions';
import { restoreActions } from './restoreActions';
import { activeRun } from './selectors';
import { settingActions } from './settingActions';
import type { LabState, RunRecord } from './state';
import { steerActions } from './steerActions';
import { noStudies } from './studies';
import { studyActions } from './studyActions';
import { sweepActions } from './sweepActions';
import { tableActions } from './tableActions';
import { initialTable } from './tableView';

/** The lab's state, and what can be done to it. */
export interface LabStore extends StoreApi<LabState> {
  readonly actions: LabActions;
  readonly checkpoints: Checkpoints;
  readonly networks: NetworkFiles;
  readonly keeping: Keeping;
}

function initialState(settings: Settings, view: View): LabState {
  return {
    settings,
    view,
    link: null,
    start: { kind: 'shipped' },
    seedLocked: true,
    device: { kind: 'closed' },
    download: null,
    keptDatasets: null,
    bringing: null,
    runs: [],
    held: false,
    selectedId: null,
    selectedLayerId: null,
    pinnedId: null,
    deletions: [],
    table: initialTable,
    sweep: defaultSweep,
    chartId: null,
    installation: nothingInstalled,
    finder: noFindings,
    studies: noStudies,
    notices: [],
  };
}

/** Returns a lab that computes through `client` and starts with these settings in this view. */
export function createLabStore(
  client: LabClient,
  settings: Settings = defaultSettings,
  view: View = defaultView,
): LabStore {
  const state = createStore<LabState>(() => initialState(settings, view));
  const notices = createNotices(state);
  const device = createDevice(state, client);
  const buffer = createFrameBuffer<LabEvent>((events) =>
    state.setState((before) => applyEvents(before, events)),
  );
  const checkpoints = createCheckpoints();
  const networks = createNetworkFiles();
  client.lendNetworks(networks.find);
  const endListeners = new Set<(run: RunRecord) => void>([notices.explain, adoptStart(state)]);
  const ended = (run: RunRecord) => {
    for (const listener of endListeners) listener(run);
  };
  const queue = createQueue({
    ...{ state, client, device, checkpoints },
    flush: buffer.flush,
    listener: {
      ended,
      goesOn: (run, error) => notices.goesOn(run, checkpoints.of(run.plan.runId)?.step ?? 0, error),
    },
  });
  client.subscribe((event) => {
    // Who inspects listens to it; no run changes by it.
    if (event.kind === 'inspecting') return;
    if (event.kind === 'network') networks.put(event.runId, event.file);
    else if (event.kind === 'checkpoint') {
      // Curves that reach as far as the checkpoint are on the page before it.
      buffer.flush();
      checkpoints.put(event.runId, { step: event.step, file: event.file });
    } else if (event.kind === 'device-lost') {
      const isRunning = activeRun(state.getState()) !== null;
      device.lose();
      // The queue says what becomes of the run in progress.
      if (!isRunning) notices.deviceLost(event.reason);
      client.restart(deviceLost(event.reason));
    } else buffer.push(event);
  });
  const parts: LabParts = {
    state,
    client,
    device,
    notices,
    queue,
    name: createNamer(),
    checkpoints,
    endListeners,
  };
  const actions = allActions(parts);
  followImages(state, actions.changeSetting);
  return Object.assign(state, {
    actions,
    checkpoints,
    networks,
    keeping: { forget: null },
  });
}

function allActions(parts: LabParts): LabActions {
  const queued = queueActions(parts);
  const settings = settingActions(parts, queued.measureBase);
  const { measureBase, quantize, train, runQat, runBeside, carryOut } = queued;
  const inspect = createInspect(parts);
  const { fillIn, withdraw, withdrawRuns } = asideActions(parts);
  const steering = steerActions(parts, queued);
  const restoring = restoreActions(parts);
  return {
    ...{ measureBase, quantize, train, runQat, runBeside, carryOut },
    ...settings,
    ...linkActions(parts, queued, settings),
    ...datasetActions(parts),
    ...finderActions(parts, settings.changeSetting),
    ...tableActions(parts),
    inspect,
    ...studyActions(parts.state, inspect),
    testImages: (plan, indices) => parts.client.inspections.testImages(plan, indices),
    curves: parts.client.curves,
    ...deleteActions(parts),
    ...{ fillIn, withdraw },
    ...steering,
    ...sweepActions(parts, { withdrawRuns, resume: steering.resume, ...restoring }),
    ...restartActions(parts, queued),
    ...installationActions(parts),
    ...restoring,
  };
}
