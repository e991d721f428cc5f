import {
  firstAndLastAt8,
  formatOverrides,
  hasEndsAt8,
  type LayerOverride,
  type LayerOverrides,
} from '../../../core/layerOverrides';

type Bits = NonNullable<LayerOverride['weightBits']>;

/** What is chosen for one layer; null as for all layers. */
export interface LayerChange {
  readonly weightBits?: Bits | null;
  readonly inputBits?: Bits | null;
  readonly frozen?: boolean;
}

function changed(before: LayerOverride, change: LayerChange): LayerOverride {
  const { weightBits, inputBits, frozen } = { ...before, ...change };
  return {
    ...(weightBits ? { weightBits } : {}),
    ...(inputBits ? { inputBits } : {}),
    ...(frozen ? { frozen } : {}),
  };
}

/** Returns the text of the overrides, changed, in the order of the model. */
function changedText(
  overrides: LayerOverrides,
  layerIds: readonly string[],
  changeOf: (id: string) => LayerChange,
): string {
  return formatOverrides(
    new Map(layerIds.map((id) => [id, changed(overrides.get(id) ?? {}, changeOf(id))])),
  );
}

/** Returns the text of the overrides with one layer changed. */
export function withLayer(
  overrides: LayerOverrides,
  layerIds: readonly string[],
  id: string,
  change: LayerChange,
): string {
  return changedText(overrides, layerIds, (layerId) => (layerId === id ? change : {}));
}

const endIds = (layerIds: readonly string[]) => [...firstAndLastAt8(layerIds).keys()];

/** Returns the text of the overrides with the first and the last layer at 8 bits, or as the rest. */
export function toggleEndsAt8(overrides: LayerOverrides, layerIds: readonly string[]): string {
  const bits = hasEndsAt8(overrides, layerIds) ? null : 8;
  const ends = endIds(layerIds);
  return changedText(overrides, layerIds, (id) =>
    ends.includes(id) ? { weightBits: bits, inputBits: bits } : {},
  );
}
