import type { RunPlan } from '../../core/run';
import type { Answer } from '../../store/answer';
import { useActions } from '../../store/context';
import { progressInWords } from '../../store/progress';
import type { StudyKind } from '../../store/studies';
import { Failed, Working } from '../../ui/Pending';

interface StudyProgressProps {
  readonly kind: StudyKind;
  readonly plan: RunPlan;
  readonly answer: Exclude<Answer<unknown>, { kind: 'answered' }>;
}

/** How far a study has come, or why it came to nothing. */
export function StudyProgress({ kind, plan, answer }: StudyProgressProps) {
  const { study, cancelStudy } = useActions();
  if (answer.kind === 'failed') {
    return <Failed problem={answer.problem} onAgain={() => study(kind, plan.runId)} />;
  }
  const words = progressInWords({ progress: answer.progress, status: 'running' });
  return (
    <Working
      text={[words.text, words.left].filter(Boolean).join(', ')}
      share={words.share}
      onCancel={() => cancelStudy(kind, plan.runId)}
    />
  );
}
