import { useMemo, useState } from 'react';
import type { Range } from '../../../core/quantizers/quantizer';
import type { Trial } from '../../../core/rangeTrial/tryParams';
import { type Attempt, domainOf, firstAttempt, rangeOf, type Subject, trialOf } from './subject';

/** Values, and the range that is tried on them. */
export interface Bench {
  readonly subject: Subject;
  /** Id of the quantizer that the run chose its range by. */
  readonly methodId: string;
  /** Real values that the charts span. */
  readonly domain: Range;
  /** What the run ended with, or would begin with. */
  readonly first: Trial;
  readonly attempt: Attempt;
  readonly range: Range;
  readonly trial: Trial;
  readonly onTry: (range: Range) => void;
  readonly onReset: () => void;
}

/** Keeps the range that is tried; it begins with that of the run. */
export function useBench(subject: Subject, methodId: string): Bench {
  const [own, setOwn] = useState<{ readonly subject: Subject; readonly range: Range } | null>(null);
  const start = useMemo(() => {
    const attempt = firstAttempt(subject, methodId);
    return { attempt, first: trialOf(attempt, subject), domain: domainOf(subject, methodId) };
  }, [subject, methodId]);
  const range = own?.subject === subject ? own.range : null;
  const trial = useMemo(
    () => (range ? trialOf({ kind: 'range', range }, subject) : start.first),
    [range, subject, start],
  );
  const attempt: Attempt = range ? { kind: 'range', range } : start.attempt;
  return {
    subject,
    methodId,
    domain: start.domain,
    first: start.first,
    attempt,
    range: rangeOf(attempt, subject),
    trial,
    onTry: (next) => setOwn({ subject, range: next }),
    onReset: () => setOwn(null),
  };
}
