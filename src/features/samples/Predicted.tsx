import type { ReactNode } from 'react';
import type { TestPredictions } from '../../core/samples/predictions';
import { progressInWords } from '../../store/progress';
import type { Asked } from '../../store/useInspection';
import { Failed, Working } from '../../ui/Pending';

interface PredictedProps {
  /** One network, or two that are compared. */
  readonly asked: readonly Asked<TestPredictions>[];
  readonly children: (...predictions: TestPredictions[]) => ReactNode;
}

/** Shows what networks make of the test images once it is known; until then how far that has come. */
export function Predicted({ asked, children }: PredictedProps) {
  const values = asked.flatMap(({ answer }) => (answer.kind === 'answered' ? [answer.value] : []));
  if (values.length === asked.length) return children(...values);
  const cancel = () => {
    for (const one of asked) one.cancel();
  };
  const again = () => {
    for (const one of asked) if (one.answer.kind === 'failed') one.again();
  };
  for (const { answer } of asked) {
    if (answer.kind === 'failed') return <Failed problem={answer.problem} onAgain={again} />;
  }
  return <Progressing asked={asked} onCancel={cancel} />;
}

function Progressing({
  asked,
  onCancel,
}: Pick<PredictedProps, 'asked'> & { onCancel: () => void }) {
  const events = asked.flatMap(({ answer }) =>
    answer.kind === 'working' ? [answer.progress] : [],
  );
  const { text, share, left } = progressInWords({ progress: events[0] ?? null, status: 'running' });
  return (
    <Working
      text={`Test images: ${[text, left].filter(Boolean).join(', ')}`}
      share={share}
      onCancel={onCancel}
    />
  );
}
