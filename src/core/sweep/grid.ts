import type { BitWidth } from '../settings/bitWidths';
import type { Settings } from '../settings/settings';

/** An optimizer of QAT and its control. */
export type SweepOptimizer = Settings['qatOptimizer'];

/** A method by which QAT sets its scales. */
export type SweepScales = Settings['qatScales'];

/** What a person chose to sweep; nothing says that it is legal. */
export interface SweepChoice {
  /** As written: a list, or a range such as `1e-4..1e-1:7`. */
  readonly rates: string;
  /** Of weights and activations alike. */
  readonly bits: readonly BitWidth[];
  readonly optimizers: readonly SweepOptimizer[];
  readonly scales: readonly SweepScales[];
  /** How many seeds, from that of the settings upwards. */
  readonly seeds: number;
}

/** A legal choice: every combination of these is one QAT run. */
export interface SweepGrid extends Omit<SweepChoice, 'rates'> {
  /** The lowest first. */
  readonly rates: readonly number[];
}

export const defaultSweep: SweepChoice = {
  rates: '0.001, 0.003, 0.01, 0.03, 0.1',
  bits: [8, 4, 2],
  optimizers: ['momentum'],
  scales: ['observer'],
  seeds: 1,
};

/** How many runs of each kind a sweep has. */
export interface SweepSize {
  readonly qat: number;
  /** FP32 trained on likewise: one for every rate, optimizer and seed. */
  readonly control: number;
  /** QAT's other reference: one for every width and seed. */
  readonly ptq: number;
}

/** Returns how many runs a grid has, with or without the control; more than it really takes where widths or seeds have no effect. */
export function sweepSize(grid: SweepGrid, control: boolean): SweepSize {
  const { rates, bits, optimizers, scales, seeds } = grid;
  const trainings = rates.length * optimizers.length * seeds;
  return {
    qat: trainings * bits.length * scales.length,
    control: control ? trainings : 0,
    ptq: bits.length * seeds,
  };
}

/** Returns all runs of a sweep, the evaluation of its base model not counted. */
export function runsOf({ qat, control, ptq }: SweepSize): number {
  return qat + control + ptq;
}
