import type { MarkShape } from './methodStyle';

/** Returns the outline of a mark around the origin, all shapes of about equal area. */
export function markPath(shape: MarkShape, radius: number): string {
  const r = radius;
  switch (shape) {
    case 'circle':
      return `M${-r},0a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0Z`;
    case 'square':
      return `M${-0.88 * r},${-0.88 * r}h${1.76 * r}v${1.76 * r}h${-1.76 * r}Z`;
    case 'triangle':
      return `M0,${-1.25 * r}L${1.2 * r},${0.85 * r}L${-1.2 * r},${0.85 * r}Z`;
    case 'diamond':
      return `M0,${-1.25 * r}L${1.25 * r},0L0,${1.25 * r}L${-1.25 * r},0Z`;
  }
}
