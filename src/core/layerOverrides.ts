import { type BitWidth, isBitWidth } from './settings/bitWidths';

/** What one layer does otherwise than the rest; what is not there is as for all layers. */
export interface LayerOverride {
  readonly weightBits?: BitWidth | 'float';
  /** Bits of what enters the layer. */
  readonly inputBits?: BitWidth | 'float';
  /** QAT leaves its weights as they are. */
  readonly frozen?: true;
}

/** Overrides by the layer's id. */
export type LayerOverrides = ReadonlyMap<string, LayerOverride>;

const betweenLayers = '_';
const withinLayer = '.';

/**
 * Returns the overrides that a text spells: layers with `_` between them, each an id and its words
 * with dots between: `w4` and `a4` for bits of weights and input, `wf` and `af` for float, `float`
 * for both, `frozen`.
 *
 * Throws: RangeError with a sentence when a word is not one of these.
 */
export function parseOverrides(text: string): LayerOverrides {
  const overrides = new Map<string, LayerOverride>();
  if (text === '') return overrides;
  for (const part of text.split(betweenLayers)) {
    const [id = '', ...words] = part.split(withinLayer);
    if (id === '' || words.length === 0) throw new RangeError(`"${part}" names no layer and bits.`);
    for (const word of words) overrides.set(id, { ...overrides.get(id), ...readWord(word) });
  }
  return overrides;
}

function readWord(word: string): LayerOverride {
  if (word === 'frozen') return { frozen: true };
  if (word === 'float') return { weightBits: 'float', inputBits: 'float' };
  const [, kind = '', size = ''] = /^([wa])(f|[1-9]\d?)$/.exec(word) ?? [];
  const bits = size === 'f' ? 'float' : Number(size);
  if (kind === '' || (bits !== 'float' && !isBitWidth(bits))) {
    throw new RangeError(`"${word}" is none of w4, a4 (2 to 8 or 16 bits), wf, af, float, frozen.`);
  }
  return kind === 'w' ? { weightBits: bits } : { inputBits: bits };
}

/** Returns the text that `parseOverrides` reads back, layers that override nothing left out. */
export function formatOverrides(overrides: LayerOverrides): string {
  return [...overrides]
    .map(([id, override]) => [id, ...words(override)])
    .filter(({ length }) => length > 1)
    .map((part) => part.join(withinLayer))
    .join(betweenLayers);
}

function words({ weightBits, inputBits, frozen }: LayerOverride): string[] {
  const word = (kind: string, bits: BitWidth | 'float' | undefined) =>
    bits === undefined ? [] : [bits === 'float' ? `${kind}f` : `${kind}${bits}`];
  return [...word('w', weightBits), ...word('a', inputBits), ...(frozen ? ['frozen'] : [])];
}

/** Returns a sentence that says which word of the text spells no override; null when all do. */
export function overrideSyntaxComplaint(text: string): string | null {
  try {
    parseOverrides(text);
    return null;
  } catch (error) {
    if (error instanceof RangeError) return `Layer by layer: ${error.message}`;
    throw error;
  }
}

/** Returns a sentence that names the first layer that the model does not have; null when it has all. */
export function unknownLayerComplaint(text: string, layerIds: readonly string[]): string | null {
  if (overrideSyntaxComplaint(text) !== null) return null;
  const unknown = [...parseOverrides(text).keys()].find((id) => !layerIds.includes(id));
  if (unknown === undefined) return null;
  return `Layer by layer: the model has no layer "${unknown}"; it has ${layerIds.join(', ')}.`;
}

/** Returns the overrides that keep the first and the last layer at 8 bits. */
export function firstAndLastAt8(layerIds: readonly string[]): LayerOverrides {
  const ends = [layerIds[0], layerIds.at(-1)].filter((id) => id !== undefined);
  return new Map(ends.map((id) => [id, { weightBits: 8, inputBits: 8 } as const]));
}

/** Returns whether the first and the last layer have 8 bits whatever the rest has. */
export function hasEndsAt8(overrides: LayerOverrides, layerIds: readonly string[]): boolean {
  return [...firstAndLastAt8(layerIds).keys()].every((id) => {
    const override = overrides.get(id);
    return override?.weightBits === 8 && override.inputBits === 8;
  });
}
