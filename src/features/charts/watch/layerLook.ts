import type { Method } from '../../../core/run';
import { type LineLook, methodColor } from '../../../ui/method/methodStyle';
import { mixColors, type Palette } from '../../../ui/theme/tokens';

const looks = [
  { shade: 0, dash: 'none', mark: 'circle' },
  { shade: 0.4, dash: '7 3', mark: 'triangle' },
  { shade: 0.75, dash: '2 3', mark: 'square' },
  { shade: 0.2, dash: '9 3 2 3', mark: 'diamond' },
] as const;

/** Returns how a layer's line looks: the colour of the run's method, told from other layers by dash and shade. */
export function layerLook(palette: Palette, method: Method, index: number): LineLook {
  const { shade, dash, mark } = looks[index % looks.length] ?? looks[0];
  return { color: mixColors(methodColor(palette, method, null), palette.ink, shade), dash, mark };
}
