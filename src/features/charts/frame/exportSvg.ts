import { markPath } from '../../../ui/method/markPath';
import { methodColor, methodStyles } from '../../../ui/method/methodStyle';
import type { Palette } from '../../../ui/theme/tokens';
import type { LegendItem } from './legend';

interface Picture {
  readonly svg: SVGSVGElement;
  readonly title: string;
  /** A sentence under the title. */
  readonly sentence: string | null;
  readonly legend: readonly LegendItem[];
  readonly palette: Palette;
}

const namespace = 'http://www.w3.org/2000/svg';
const padding = 16;
const titleHeight = 24;
const lineHeight = 20;
const letterWidth = 6.4;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const escaped = (text: string) => text.replace(/[&<>]/g, (letter) => escapes[letter] ?? letter);

function legendSvg(items: readonly LegendItem[], palette: Palette, y: number): string {
  let x = padding;
  return items
    .filter(({ shown }) => shown)
    .map(({ label, method, bits }) => {
      const color = methodColor(palette, method, bits);
      const { dash, mark } = methodStyles[method];
      const at = `translate(${x + 12},${y - 4})`;
      const text = `<text x="${x + 30}" y="${y}" fill="${palette.ink}">${escaped(label)}</text>`;
      x += 30 + label.length * letterWidth + 16;
      return `<g transform="${at}"><path d="M-12,0H12" stroke="${color}" stroke-width="2" stroke-dasharray="${dash}"/><path d="${markPath(mark, 4)}" fill="${color}"/></g>${text}`;
    })
    .join('');
}

/** Returns a chart as an SVG file of its own, with title and legend. */
export function exportSvg({ svg, title, sentence, legend, palette }: Picture): string {
  const box = svg.getBoundingClientRect();
  const sentenceY = padding + titleHeight + 8;
  const legendY = sentenceY + (sentence ? lineHeight : 0);
  const top = legendY + 10;
  const width = Math.round(box.width) + 2 * padding;
  const height = Math.round(box.height) + top + padding;
  const content = svg.innerHTML;
  const said = sentence
    ? `<text x="${padding}" y="${sentenceY}" fill="${palette.soft}">${escaped(sentence)}</text>`
    : '';
  return `<svg xmlns="${namespace}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Inter, system-ui, sans-serif" font-size="12"><rect width="100%" height="100%" fill="${palette.panel}"/><text x="${padding}" y="${padding + 14}" font-size="15" font-weight="650" fill="${palette.ink}">${escaped(title)}</text>${said}${legendSvg(legend, palette, legendY)}<g transform="translate(${padding},${top})">${content}</g></svg>`;
}
