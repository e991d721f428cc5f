import * as v from 'valibot';
import { type LabErrorData, labErrorCodes } from '../core/errors';
import type {
  ActivationReport,
  Evaluation,
  ExecutionDifference,
  IntegerReport,
  LayerReport,
  RepairReport,
  RunResult,
} from '../core/run';

/** Any number: what a diverged run measured need not be finite. */
export const real = v.custom<number>((value) => typeof value === 'number', 'is no number');

export const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Longer texts were not written by the lab. */
export const text = v.pipe(v.string(), v.maxLength(2_000));

export const problem: v.GenericSchema<unknown, LabErrorData> = v.object({
  code: v.fallback(v.picklist(labErrorCodes), 'internal'),
  message: text,
  next: text,
});

const evaluation: v.GenericSchema<unknown, Evaluation> = v.object({
  correct: count,
  total: v.pipe(count, v.minValue(1)),
  agreeing: v.nullable(count),
  loss: real,
  evaluateMs: real,
});

const layer: v.GenericSchema<unknown, LayerReport> = v.object({
  id: text,
  weightShape: v.array(count),
  bits: count,
  scale: v.tuple([real, real]),
  zeroPoint: v.tuple([real, real]),
  range: v.tuple([real, real]),
  histogram: v.array(real),
  edges: v.array(real),
  codes: v.tuple([real, real]),
  clippedShare: real,
  sqnrDb: real,
  activation: v.nullable(v.object({ scale: real, zeroPoint: real })),
});

const activation: v.GenericSchema<unknown, ActivationReport> = v.object({
  layerId: v.nullable(text),
  bits: count,
  codes: v.tuple([real, real]),
  scale: real,
  zeroPoint: real,
});

const repairs: v.GenericSchema<unknown, RepairReport> = v.object({
  total: count,
  before: count,
  after: v.array(
    v.object({ id: v.picklist(['equalize', 'adaRound', 'correctBias']), correct: count }),
  ),
});

const difference: v.GenericSchema<unknown, ExecutionDifference> = v.object({
  images: count,
  layers: v.array(v.object({ layerId: text, codes: count, differing: count, largest: count })),
  predictions: count,
});

const integers: v.GenericSchema<unknown, IntegerReport> = v.object({
  simulation: difference,
  singleRounding: difference,
  doubleRounding: difference,
});

/** What a run came to. */
export const result: v.GenericSchema<unknown, RunResult> = v.object({
  end: v.picklist(['finished', 'cancelled', 'diverged']),
  evaluation: v.nullable(evaluation),
  sizeBytes: count,
  layers: v.array(layer),
  activations: v.array(activation),
  repairs: v.nullable(repairs),
  integers: v.nullable(integers),
  steps: count,
  trainMs: real,
  totalMs: real,
  problem: v.nullable(problem),
});
