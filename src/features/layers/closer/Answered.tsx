import type { ReactNode } from 'react';
import type { RunPlan } from '../../../core/run';
import { type Question, useInspection } from '../../../store/useInspection';
import { Failed, Working } from '../../../ui/Pending';

interface AnsweredProps<A> {
  readonly plan: RunPlan;
  readonly question: Question<A>;
  /** What is being done until there is an answer. */
  readonly text: string;
  readonly children: (answer: A) => ReactNode;
}

/** What follows from the answer to a question about a run, once it is there. */
export function Answered<A>({ plan, question, text, children }: AnsweredProps<A>) {
  const { answer, cancel, again } = useInspection(plan, question);
  switch (answer.kind) {
    case 'working': {
      const { progress } = answer;
      const share = progress ? progress.done / progress.total : null;
      return <Working text={text} share={share} onCancel={cancel} />;
    }
    case 'failed':
      return <Failed problem={answer.problem} onAgain={again} />;
    case 'answered':
      return children(answer.value);
  }
}
