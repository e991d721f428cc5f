import { useMemo } from 'react';
import type { NetworkGraph } from '../../../core/graph/graphNode';
import type { Sensitivities } from '../../../core/graph/layerSensitivity';
import { type GraphSource, graphSource, networkGraph } from '../../../core/graph/networkGraph';
import { overrideSyntaxComplaint } from '../../../core/layerOverrides';
import { modelOf } from '../../../core/model/models';
import type { Method } from '../../../core/run';
import type { Settings } from '../../../core/settings/settings';
import { useLab } from '../../../store/context';
import { draft } from '../../../store/draft';
import { isQuantized, nameOf } from '../../../store/names';
import { graphedRun } from '../../../store/selectors';
import { sensitivityOf } from '../../../store/sensitivityOf';
import type { RunRecord } from '../../../store/state';

/** A network as a graph, and whose it is. */
export interface Graphed {
  readonly graph: NetworkGraph;
  readonly method: Method;
  /** Null for a network in float. */
  readonly bits: number | null;
  /** Name of the run; null for what the settings would make. */
  readonly name: string | null;
  /** Whether layers have the colour of how sensitive they are. */
  readonly measured: boolean;
}

/** Returns the graph of the run that is looked at, or of what the settings would make. */
export function useGraph(): Graphed {
  const run = useLab(graphedRun);
  const settings = useLab((state) => state.settings);
  const sensitivity = useLab((state) =>
    sensitivityOf(state, run?.plan ?? draft('ptq', state.start, state.settings)),
  );
  return useMemo(
    () => (run ? ofRun(run, sensitivity) : ofSettings(settings, sensitivity)),
    [run, settings, sensitivity],
  );
}

function ofRun(run: RunRecord, sensitivity: Sensitivities | null): Graphed {
  const { plan, result } = run;
  const { layers, activations } = result ?? nothing;
  return {
    ...graphed(plan.method, plan.settings, { layers, activations, sensitivity }),
    name: nameOf(run),
  };
}

const nothing = { layers: [], activations: [] };

/** While somebody types overrides they may not be legal, and then none are drawn. */
function ofSettings(settings: Settings, sensitivity: Sensitivities | null): Graphed {
  const isLegal = overrideSyntaxComplaint(settings.layers) === null;
  const legal = isLegal ? settings : { ...settings, layers: '' };
  return { ...graphed('ptq', legal, { ...nothing, sensitivity }), name: null };
}

function graphed(
  method: Method,
  settings: Settings,
  found: Pick<GraphSource, 'layers' | 'activations' | 'sensitivity'>,
): Omit<Graphed, 'name'> {
  const source = graphSource(modelOf(settings), method, settings);
  return {
    graph: networkGraph({ ...source, ...found }),
    method,
    bits: isQuantized(method) ? settings.weightBits : null,
    measured: found.sensitivity !== null,
  };
}
