/** How far a run has come. */
export interface ProgressEvent {
  readonly kind: 'progress';
  readonly runId: string;
  readonly phase: 'loading' | 'calibrating' | 'repairing' | 'training' | 'evaluating' | 'comparing';
  /** Which of several alike pieces of work this is: `4 bits, 3 of 5`. */
  readonly stage?: string;
  /** In steps while training, else in images. */
  readonly done: number;
  readonly total: number;
  /** Null until it has been measured. */
  readonly examplesPerSecond: number | null;
  readonly secondsLeft: number | null;
}
