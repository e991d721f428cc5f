import { markPath } from '../../../ui/method/markPath';
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

/** Returns the lines of a text that has at most so many letters in each. */
function wrapped(text: string, mostLetters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length > 0 && longer.length <= mostLetters) lines.splice(-1, 1, longer);
    else lines.push(word);
  }
  return lines;
}

interface PlacedItem {
  readonly item: LegendItem;
  readonly x: number;
  readonly row: number;
}

/** Lines that are hidden are left out; what does not fit in a row begins the next. */
function placeLegend(items: readonly LegendItem[], width: number): PlacedItem[] {
  let [x, row] = [padding, 0];
  return items
    .filter(({ shown }) => shown)
    .map((item) => {
      const itemWidth = 30 + item.label.length * letterWidth + 16;
      if (x > padding && x + itemWidth > width - padding) [x, row] = [padding, row + 1];
      const placed = { item, x, row };
      x += itemWidth;
      return placed;
    });
}

function legendSvg(placed: readonly PlacedItem[], palette: Palette, top: number): string {
  return placed
    .map(({ item: { label, look }, x, row }) => {
      const { color, dash, mark } = look;
      const y = top + row * lineHeight;
      const at = `translate(${x + 12},${y - 4})`;
      const text = `<text x="${x + 30}" y="${y}" fill="${palette.ink}">${escaped(label)}</text>`;
      return `<g transform="${at}"><path d="M-12,0H12" stroke="${color}" stroke-width="2" stroke-dasharray="${dash}"/><path d="${markPath(mark, 4)}" fill="${color}"/></g>${text}`;
    })
    .join('');
}

/** HTML's way of writing has entities, such as that of the narrow space, that XML does not know. */
function contentOf({ childNodes }: SVGSVGElement): string {
  const serializer = new XMLSerializer();
  const parts = [...childNodes].map((node) => serializer.serializeToString(node));
  return parts.join('').replaceAll(` xmlns="${namespace}"`, '');
}

/** Returns a chart as an SVG file of its own, with title and legend. */
export function exportSvg({ svg, title, sentence, legend, palette }: Picture): string {
  const box = svg.getBoundingClientRect();
  const width = Math.round(box.width) + 2 * padding;
  const placed = placeLegend(legend, width);
  const sentenceY = padding + titleHeight + 8;
  const said = sentence ? wrapped(sentence, (width - 2 * padding) / letterWidth) : [];
  const legendY = sentenceY + said.length * lineHeight;
  const top = legendY + (placed.at(-1)?.row ?? 0) * lineHeight + 10;
  const height = Math.round(box.height) + top + padding;
  const content = contentOf(svg);
  const sentenceSvg = said
    .map((line, row) => {
      const y = sentenceY + row * lineHeight;
      return `<text x="${padding}" y="${y}" fill="${palette.soft}">${escaped(line)}</text>`;
    })
    .join('');
  return `<svg xmlns="${namespace}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Inter, system-ui, sans-serif" font-size="12"><rect width="100%" height="100%" fill="${palette.panel}"/><text x="${padding}" y="${padding + 14}" font-size="15" font-weight="650" fill="${palette.ink}">${escaped(title)}</text>${sentenceSvg}${legendSvg(placed, palette, legendY)}<g transform="translate(${padding},${top})">${content}</g></svg>`;
}
