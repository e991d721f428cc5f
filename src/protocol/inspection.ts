import type { NetworkProbe } from '../core/diagnosis/networkProbe';
import type { LayerActivations, LayerWeights } from '../core/rangeTrial/layerTensors';
import type { RunPlan } from '../core/run';
import type { TestPredictions } from '../core/samples/predictions';
import type { MixedPrecisionReport, SensitivityReport } from '../core/sensitivity/report';
import type { ProgressEvent } from './progress';

/** A look into a finished run. */
export interface Inspection {
  /** Its progress carries it, and `steer` cancels it by it. */
  readonly id: string;
  /** Of the run that is looked into. */
  readonly plan: RunPlan;
}

/** How far an inspection has come. */
export interface InspectingEvent extends Omit<ProgressEvent, 'kind' | 'runId'> {
  readonly kind: 'inspecting';
  /** Of the inspection. */
  readonly id: string;
}

/**
 * What the page may ask of finished runs. Inspections take turns with each other and with the run in
 * progress, a batch of images and then a step, and its clock stands still meanwhile.
 *
 * All throw: `cancelled`; `network-gone` where the run was trained and its network is no longer in
 * memory, what was not trained being computed again; and what the loading of data throws.
 */
export interface InspectionCalls {
  /** Returns what the run's network makes of its test images, computed as its accuracy was. */
  predictions(of: Inspection): Promise<TestPredictions>;
  /** Measures what the diagnosis of a PTQ or QAT run asks of its network. Throws: `bad-setting` for others. */
  networkProbe(of: Inspection): Promise<NetworkProbe>;
  /** Returns how sensitive the layers of the run's network are to quantization, on held-out images. */
  sensitivities(of: Inspection): Promise<SensitivityReport>;
  /** Returns networks with bits of their own for every layer, on held-out images. */
  mixedPrecision(of: Inspection): Promise<MixedPrecisionReport>;
  /** Returns the weights of a layer of a quantized run. Throws: `bad-setting` for a run in float. */
  layerWeights(of: Inspection, layerId: string): Promise<LayerWeights>;
  /**
   * Returns what enters a layer of a quantized run over its calibration images; null asks for the
   * logits. Throws: `bad-setting` for a run in float.
   */
  layerActivations(of: Inspection, layerId: string | null): Promise<LayerActivations>;
  /**
   * Returns the pixels of these test images of the plan's dataset, at once.
   * Shapes: [indices, height, width, channels], flat.
   */
  testImages(plan: RunPlan, indices: readonly number[]): Promise<Uint8Array>;
}
