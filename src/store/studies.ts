import type { MixedPrecisionReport, SensitivityReport } from '../core/sensitivity/report';
import type { Answer } from './answer';

/** Answers by the id of the run that they are about. */
export type Answers<A> = Readonly<Record<string, Answer<A>>>;

/** Inspections that take long: they go on whatever is looked at, and everybody sees what they found. */
export interface Studies {
  readonly sensitivity: Answers<SensitivityReport>;
  readonly mixedPrecision: Answers<MixedPrecisionReport>;
}

export type StudyKind = keyof Studies;

export const noStudies: Studies = { sensitivity: {}, mixedPrecision: {} };
