import { useEffect, useRef, useState } from 'react';
import { LabError } from '../core/errors';
import type { RunPlan } from '../core/run';
import type { Answer } from './answer';
import { useActions } from './context';
import type { Ask } from './inspecting';

/** A question about runs, and the answers to it while somebody holds the run's plan. */
export interface Question<A> {
  readonly ask: Ask<A>;
  readonly answers: WeakMap<RunPlan, A>;
}

export function question<A>(ask: Ask<A>): Question<A> {
  return { ask, answers: new WeakMap() };
}

/** A question that was put. */
export interface Asked<A> {
  readonly answer: Answer<A>;
  /** Withdraws it. */
  readonly cancel: () => void;
  /** Puts it anew after it failed or was withdrawn. */
  readonly again: () => void;
}

const starting = { kind: 'working', progress: null } as const;

interface Stage<A> {
  readonly plan: RunPlan;
  readonly attempt: number;
  readonly answer: Answer<A>;
}

/** Asks about a run once, and withdraws the question when nobody looks any more. */
export function useInspection<A>(plan: RunPlan, asked: Question<A>): Asked<A> {
  const { inspect } = useActions();
  const [stage, setStage] = useState<Stage<A> | null>(null);
  const [attempt, setAttempt] = useState(0);
  const cancel = useRef(() => {});

  useEffect(() => {
    if (asked.answers.has(plan)) return;
    let isWanted = true;
    const tell = (answer: Answer<A>) => isWanted && setStage({ plan, attempt, answer });
    const inquiry = inspect(plan, asked.ask, (progress) => tell({ kind: 'working', progress }));
    cancel.current = inquiry.cancel;
    inquiry.answer.then(
      (value) => {
        asked.answers.set(plan, value);
        tell({ kind: 'answered', value });
      },
      (error: unknown) => tell({ kind: 'failed', problem: LabError.from(error).toData() }),
    );
    return () => {
      isWanted = false;
      inquiry.cancel();
    };
  }, [plan, asked, inspect, attempt]);

  const known = asked.answers.get(plan);
  const isCurrent = stage?.plan === plan && stage.attempt === attempt;
  return {
    answer: known === undefined ? (isCurrent ? stage.answer : starting) : answered(known),
    cancel: () => cancel.current(),
    again: () => setAttempt(attempt + 1),
  };
}

const answered = <A>(value: A): Answer<A> => ({ kind: 'answered', value });
