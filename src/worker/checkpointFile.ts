import { LabError } from '../core/errors';
import { decodeSafetensors, encodeSafetensors } from '../data/safetensors';
import type { TrainingState } from '../engine/training/trainingState';
import type { Checkpoint } from '../protocol/protocol';

/** A training run after some steps. */
export interface SavedTraining {
  readonly state: TrainingState;
  /** Training time up to there, pauses and interruptions not counted. */
  readonly trainedMs: number;
}

/** Changes when older checkpoints can no longer be gone on from. */
const format = 'quantlab-training-1';

/** Returns the checkpoint of a training run. */
export function checkpointOf({ state, trainedMs }: SavedTraining): Checkpoint {
  const { step, counted, tensors } = state;
  const file = encodeSafetensors(Object.fromEntries(tensors), {
    format,
    step: String(step),
    counted: counted.join(' '),
    trainedMs: String(trainedMs),
  });
  return { step, file };
}

/** Returns what `checkpointOf` was given. Throws: `checkpoint-invalid`. */
export function decodeTraining(file: Uint8Array<ArrayBuffer>): SavedTraining {
  const { tensors, metadata } = decodeSafetensors(file);
  if (metadata.get('format') !== format) throw invalid();
  const counted = (metadata.get('counted') ?? '').split(' ').filter((word) => word !== '');
  return {
    state: { step: whole(metadata.get('step')), counted: counted.map(whole), tensors },
    trainedMs: whole(metadata.get('trainedMs')?.split('.')[0]),
  };
}

function whole(text: string | undefined): number {
  const value = Number(text ?? Number.NaN);
  if (!Number.isSafeInteger(value) || value < 0) throw invalid();
  return value;
}

const invalid = () =>
  new LabError(
    'checkpoint-invalid',
    'The checkpoint is not one of a training run.',
    'Start the run again.',
  );
