import { mixColors, type Palette } from '../../../ui/theme/tokens';

/** How much of the colour the hottest layer has; its text is still read. `graph.module.css` does the same. */
export const hottest = 0.45;

/** Returns the ground of a layer whose error has a heat of 0 to 1. */
export const heatColor = ({ panel, bad }: Palette, heat: number) =>
  mixColors(panel, bad, hottest * heat);
