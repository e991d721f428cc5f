import type { CSSProperties } from 'react';
import { formatCount, formatSigned } from '../../share/format';

/** Returns what stands in a cell; nothing for 0. */
export function cellText(figure: number, isDifference: boolean): string {
  if (figure === 0) return '';
  return isDifference ? formatSigned(figure, 0) : String(figure);
}

/** Returns what a cell says to who does not see where it stands. */
export function cellInWords(
  [name, taken]: readonly [name: string, taken: string],
  count: number,
  difference: number | null,
): string {
  const what = name === taken ? `${name} recognized` : `${name} taken for ${taken}`;
  const images = `${formatCount(count)} image${count === 1 ? '' : 's'}`;
  return difference === null
    ? `${what}: ${images}`
    : `${what}: ${images}, ${formatSigned(difference, 0)} against the other run`;
}

/** Text on the strongest tint keeps a contrast of 4.5. */
const strongest = 45;

/** Returns the tint of a cell: the larger the figure, the stronger. */
export function cellTint(figure: number, largest: number, isBad: boolean): CSSProperties {
  const share = Math.round(strongest * Math.sqrt(Math.abs(figure) / largest));
  const color = isBad ? 'var(--lab-bad)' : 'var(--lab-accent)';
  return { background: `color-mix(in srgb, ${color} ${share}%, var(--lab-panel))` };
}
