import type { QuantizedLayer } from '../../core/quantized/quantizedModel';
import type { Rounding } from '../../core/scheme/scheme';
import type { ImageOrder } from '../images/imageStore';
import type { ComparedLayer } from './comparedLayer';

/** How far a repair is with one layer. */
export interface RepairProgress {
  readonly kind: 'progress';
  /** What is being done, for a person. */
  readonly what: string;
  readonly done: number;
  readonly total: number;
}

/** Returns a layer repaired; yields as it goes. */
export type RepairLayer = (
  compared: ComparedLayer,
  images: ImageOrder,
  rounding: Rounding,
) => AsyncGenerator<RepairProgress, QuantizedLayer>;
