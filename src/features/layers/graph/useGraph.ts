import { useMemo } from 'react';
import type { NetworkGraph } from '../../../core/graph/graphNode';
import { graphSource, networkGraph } from '../../../core/graph/networkGraph';
import { overrideSyntaxComplaint } from '../../../core/layerOverrides';
import { modelOf } from '../../../core/model/models';
import type { Method } from '../../../core/run';
import type { Settings } from '../../../core/settings/settings';
import { useLab } from '../../../store/context';
import { isQuantized, nameOf } from '../../../store/names';
import { graphedRun } from '../../../store/selectors';
import type { RunRecord } from '../../../store/state';

/** A network as a graph, and whose it is. */
export interface Graphed {
  readonly graph: NetworkGraph;
  readonly method: Method;
  /** Null for a network in float. */
  readonly bits: number | null;
  /** Name of the run; null for what the settings would make. */
  readonly name: string | null;
}

/** Returns the graph of the run that is looked at, or of what the settings would make. */
export function useGraph(): Graphed {
  const run = useLab(graphedRun);
  const settings = useLab((state) => state.settings);
  return useMemo(() => (run ? ofRun(run) : ofSettings(settings)), [run, settings]);
}

function ofRun(run: RunRecord): Graphed {
  const { plan, result } = run;
  return {
    ...graphed(plan.method, plan.settings, result ?? nothing),
    name: nameOf(run),
  };
}

const nothing = { layers: [], activations: [] };

/** While somebody types overrides they may not be legal, and then none are drawn. */
function ofSettings(settings: Settings): Graphed {
  const isLegal = overrideSyntaxComplaint(settings.layers) === null;
  const legal = isLegal ? settings : { ...settings, layers: '' };
  return { ...graphed('ptq', legal, nothing), name: null };
}

function graphed(
  method: Method,
  settings: Settings,
  { layers, activations }: Pick<NonNullable<RunRecord['result']>, 'layers' | 'activations'>,
): Omit<Graphed, 'name'> {
  const source = graphSource(modelOf(settings), method, settings);
  return {
    graph: networkGraph({ ...source, layers, activations }),
    method,
    bits: isQuantized(method) ? settings.weightBits : null,
  };
}
