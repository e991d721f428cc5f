import { useComputedColorScheme } from '@mantine/core';
import { type Palette, palettes } from './tokens';

/** Returns the colours in use, for drawings that need them as values. */
export function usePalette(): Palette {
  return palettes[useComputedColorScheme('light')];
}
