import { type LayerOverride, parseOverrides } from '../layerOverrides';
import { modelOf } from '../model/models';
import type { LayerSpec } from '../model/spec';
import { activationGrid, weightGridOf } from '../quant/grid';
import type { Settings } from '../settings/settings';
import type {
  ActivationScheme,
  BiasScheme,
  LayerScheme,
  Rounding,
  Scheme,
  Use,
  WeightScheme,
} from './scheme';

/** Returns what legal settings do to every layer of their model. */
export function schemeOf(settings: Settings, use: Use): Scheme {
  const overrides = parseOverrides(settings.layers);
  const { layers } = modelOf(settings);
  return {
    layers: layers.map((layer, index) =>
      layerScheme(settings, use, layer, overrides.get(layer.id) ?? {}, index === 0),
    ),
    logits:
      settings.logitBits === 'float' ? null : activationScheme(settings, use, settings.logitBits),
    point: settings.activationPoint,
    bias: biasScheme(settings),
    convention: settings.convention,
    rounding: roundingOf(settings),
  };
}

function layerScheme(
  settings: Settings,
  use: Use,
  { id, kind }: LayerSpec,
  { weightBits, inputBits, frozen }: LayerOverride,
  isFirst: boolean,
): LayerScheme {
  // PyTorch's quantize_dynamic knows dense layers only.
  const leftOut = use === 'ptq' && settings.ptqMode === 'dynamic-dense' && kind !== 'dense';
  if (leftOut) return { id, weight: null, input: null, frozen: frozen === true };
  const weight = weightBits ?? settings.weightBits;
  const input =
    inputBits ?? (isFirst && !settings.inputQuantized ? 'float' : settings.activationBits);
  return {
    id,
    weight: weight === 'float' ? null : weightScheme(settings, weight),
    input: input === 'float' ? null : activationScheme(settings, use, input),
    frozen: frozen === true,
  };
}

function weightScheme(settings: Settings, bits: number): WeightScheme {
  const { weightScheme: scheme, narrowRange, weightGranularity, weightRange } = settings;
  return {
    grid: weightGridOf(bits, { symmetric: scheme === 'symmetric', narrow: narrowRange }),
    perChannel: weightGranularity === 'channel',
    range: weightRange,
  };
}

function activationScheme(settings: Settings, use: Use, bits: number): ActivationScheme {
  return {
    grid: activationGrid(bits),
    range: settings.activationRange,
    dynamic: use === 'ptq' && settings.ptqMode !== 'static',
  };
}

function biasScheme({ bias, biasBits }: Settings): BiasScheme {
  switch (bias) {
    case 'float':
      return { kind: 'float' };
    case 'int32':
      return { kind: 'product', bits: 32 };
    case 'int16':
      return { kind: 'product', bits: 16 };
    default:
      return { kind: bias, bits: biasBits };
  }
}

function roundingOf({ convention, halfUp, estimator }: Settings): Rounding {
  const tensorflow = convention === 'tensorflow';
  return {
    ties: tensorflow || halfUp ? 'half-up' : 'half-even',
    gradient: estimator === 'identity' ? 'everywhere' : tensorflow ? 'range' : 'code',
  };
}
