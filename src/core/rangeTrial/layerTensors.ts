import type { Convention, QuantParams } from '../quant/params';
import type { ActivationQuant } from '../quantized/quantizedModel';
import type { Range } from '../quantizers/quantizer';
import type { Rounding } from '../scheme/scheme';
import type { Sample } from './sample';

/** How a network turns ranges into codes. */
export interface Rules extends Pick<Rounding, 'ties'> {
  readonly convention: Convention;
}

/** The weights of a layer of a finished run. */
export interface LayerWeights {
  /** Kernels are [row, column, in, out]; dense weights [in, out]. */
  readonly shape: readonly number[];
  /** Real values before they are rounded. */
  readonly values: Float32Array;
  /** What the run has made of them; null where they stay in float. */
  readonly quantized: { readonly params: QuantParams; readonly codes: Int32Array } | null;
  readonly rules: Rules;
}

/** What one way of choosing ranges chooses. */
export interface RangeChoice {
  /** Of the quantizer. */
  readonly id: string;
  readonly range: Range;
}

/** What enters a layer of a finished run, or the logits, over calibration images. */
export interface LayerActivations {
  readonly sample: Sample;
  /** How the run quantizes them; null where they stay in float. */
  readonly quant: ActivationQuant | null;
  /** Of every quantizer for activations, on the batches of calibration; none in float. */
  readonly choices: readonly RangeChoice[];
  readonly images: number;
  /** Whether what came before was computed in float, as in calibration, or with fake quantization. */
  readonly before: 'float' | 'fake-quantized';
  readonly rules: Rules;
}
