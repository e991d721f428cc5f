import { expect, it } from 'vitest';
import { contrastRatio, palettes } from '../../../ui/theme/tokens';
import { heatColor } from './heatColor';

it.each(Object.entries(palettes))('text is read on the hottest layer, %s', (_, palette) => {
  expect(heatColor(palette, 0)).toBe(palette.panel);
  expect(contrastRatio(palette.ink, heatColor(palette, 1))).toBeGreaterThan(4.5);
});
