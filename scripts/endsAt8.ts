import {
  firstAndLastAt8,
  formatOverrides,
  hasEndsAt8 as overridesHaveEndsAt8,
  parseOverrides,
} from '../src/core/layerOverrides';
import { modelOf } from '../src/core/model/models';
import type { Settings } from '../src/core/settings/settings';

const idsOf = (settings: Settings) => modelOf(settings).layers.map(({ id }) => id);

/** Returns the settings with the first and the last layer at 8 bits, and no other change. */
export function withEndsAt8(settings: Settings): Settings {
  const ends = firstAndLastAt8(idsOf(settings));
  const overrides = new Map([...parseOverrides(settings.layers), ...ends]);
  return { ...settings, layers: formatOverrides(overrides) };
}

/** Returns whether the first and the last layer are kept at 8 bits. */
export function hasEndsAt8(settings: Settings): boolean {
  return overridesHaveEndsAt8(parseOverrides(settings.layers), idsOf(settings));
}
