import type { StoreApi } from 'zustand/vanilla';
import { LabError } from '../core/errors';
import type { LabActions } from './actions';
import type { Answer } from './answer';
import type { Ask, Inspect } from './inspecting';
import { runById } from './selectors';
import type { LabState } from './state';
import type { StudyKind } from './studies';

type StudyActions = Pick<LabActions, 'study' | 'cancelStudy'>;

export function studyActions(state: StoreApi<LabState>, inspect: Inspect): StudyActions {
  const cancels = new Map<string, () => void>();

  function follow<A>(
    kind: StudyKind,
    runId: string,
    ask: Ask<A>,
    put: (answer: Answer<A>) => Partial<LabState['studies']>,
  ) {
    const run = runById(state.getState(), runId);
    if (!run) return;
    const tell = (answer: Answer<A>) =>
      state.setState(({ studies }) => ({ studies: { ...studies, ...put(answer) } }));
    tell({ kind: 'working', progress: null });
    const { answer, cancel } = inspect(run.plan, ask, (progress) =>
      tell({ kind: 'working', progress }),
    );
    cancels.set(keyOf(kind, runId), cancel);
    answer.then(
      (value) => tell({ kind: 'answered', value }),
      (error: unknown) => tell({ kind: 'failed', problem: LabError.from(error).toData() }),
    );
  }

  const begin: Readonly<Record<StudyKind, (runId: string) => void>> = {
    sensitivity: (runId) =>
      follow(
        'sensitivity',
        runId,
        (calls, of) => calls.sensitivities(of),
        (answer) => ({
          sensitivity: { ...state.getState().studies.sensitivity, [runId]: answer },
        }),
      ),
    mixedPrecision: (runId) =>
      follow(
        'mixedPrecision',
        runId,
        (calls, of) => calls.mixedPrecision(of),
        (answer) => ({
          mixedPrecision: { ...state.getState().studies.mixedPrecision, [runId]: answer },
        }),
      ),
  };

  return {
    study(kind, runId) {
      const known = state.getState().studies[kind][runId];
      if (!known || known.kind === 'failed') begin[kind](runId);
    },
    cancelStudy: (kind, runId) => cancels.get(keyOf(kind, runId))?.(),
  };
}

const keyOf = (kind: StudyKind, runId: string) => `${kind}/${runId}`;
