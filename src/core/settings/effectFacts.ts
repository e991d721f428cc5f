import { type LayerOverride, overrideSyntaxComplaint, parseOverrides } from '../layerOverrides';
import { modelOf } from '../model/models';
import { quantizerById } from '../quantizers';
import type { Method } from '../run';
import type { ActivationScheme, Scheme } from '../scheme/scheme';
import { schemeOf } from '../scheme/schemeOf';
import type { Settings } from './settings';

/** Something that is true of a run of that method with these settings, or is not. */
export type Fact = (settings: Settings, method: Method) => boolean;

/** While somebody types overrides they may not be legal, and then none are in force. */
function legal(settings: Settings): Settings {
  return overrideSyntaxComplaint(settings.layers) === null ? settings : { ...settings, layers: '' };
}

function schemeFor(settings: Settings, method: Method): Scheme {
  return schemeOf(legal(settings), method === 'qat' ? 'qat' : 'ptq');
}

export const hasBatchNorm: Fact = (settings) =>
  modelOf(settings).layers.some((layer) => layer.kind === 'conv' && layer.batchNorm);

export const quantizesWeights: Fact = (settings, method) =>
  schemeFor(settings, method).layers.some(({ weight }) => weight !== null);

function activationsOf(settings: Settings, method: Method): ActivationScheme[] {
  const { layers, logits } = schemeFor(settings, method);
  return [...layers.map(({ input }) => input), logits].filter((input) => input !== null);
}

export const quantizesAnything: Fact = (settings, method) =>
  quantizesWeights(settings, method) || activationsOf(settings, method).length > 0;

/** What passes between layers, the image and the logits left out. */
export const quantizesHidden: Fact = (settings, method) =>
  schemeFor(settings, method)
    .layers.slice(1)
    .some(({ input }) => input !== null);

export const computesInIntegers: Fact = (settings, method) =>
  schemeFor(settings, method).layers.some(({ weight, input }) => weight !== null && input !== null);

/** Some activations have ranges that are found before they are used. */
export const rangesAhead: Fact = (settings, method) =>
  activationsOf(settings, method).some(({ dynamic }) => !dynamic);

/** Images pass through the network before it is quantized. */
export const calibrates: Fact = (settings, method) =>
  rangesAhead(settings, method) ||
  (method === 'ptq' && (settings.adaRound || settings.correctBias));

const staysAsCalibrated = (range: string) => quantizerById(range).tracking.kind === 'fixed';

/** Ranges of QAT that are observed follow what passes, in place of staying as calibrated. */
export const rangesMove: Fact = ({ weightRange, activationRange, qatFrom }) =>
  qatFrom === 'scratch' || ![weightRange, activationRange].every(staysAsCalibrated);

/** Some range is a moving average, as those are that cannot stay as calibrated from scratch. */
export const rangesAverage: Fact = ({ activationRange, qatFrom, qatScales }, method) =>
  activationRange === 'moving-average' ||
  (method === 'qat' &&
    qatFrom === 'scratch' &&
    qatScales === 'observer' &&
    staysAsCalibrated(activationRange));

/** QAT trains with its batch normalization in place. */
export const trainsUnfolded: Fact = ({ foldMode, qatFrom }) =>
  foldMode === 'live' || qatFrom === 'scratch';

/** Some quantized layer takes what it is asked about from the settings that all layers share. */
export function follows(own: keyof Pick<LayerOverride, 'weightBits' | 'inputBits'>): Fact {
  const part = own === 'weightBits' ? 'weight' : 'input';
  return (settings, method) => {
    const overrides = parseOverrides(legal(settings).layers);
    return schemeFor(settings, method).layers.some(
      (layer) => layer[part] !== null && overrides.get(layer.id)?.[own] === undefined,
    );
  };
}

/** The first layer's input would be quantized or not as the switch for the image says. */
export const imageFollows: Fact = (settings, method) => {
  const inputWith = (inputQuantized: boolean) =>
    schemeFor({ ...settings, inputQuantized }, method).layers[0]?.input ?? null;
  return inputWith(true) !== null && inputWith(false) === null;
};

/** Returns what single layers do otherwise than the rest in a run of that method, however it was written down. */
export function overridesInForce(settings: Settings, method: Method): string {
  const overrides = parseOverrides(legal(settings).layers);
  const trains = method === 'qat' || method === 'control';
  const quantizes = method === 'qat' || method === 'ptq';
  return modelOf(settings)
    .layers.map(({ id }) => {
      const { weightBits, inputBits, frozen } = overrides.get(id) ?? {};
      return [quantizes && [weightBits, inputBits], trains && frozen];
    })
    .join('_');
}
