/** Height of a line. Units: CSS pixels. */
export const lineHeight = 28;

/** Tables of up to that many lines are drawn whole. */
const fewLines = 60;

/** Lines above and below those in view, so that scrolling and the Tab key find them there. */
const spare = 12;

/** What stands in the table's body: a line, or room for lines that are out of view. */
export type Piece =
  | { readonly kind: 'line'; readonly index: number }
  | { readonly kind: 'gap'; readonly first: number; readonly lines: number };

/** The part of the table that is in view. Units: CSS pixels. */
export interface View {
  readonly top: number;
  readonly height: number;
}

/**
 * Returns what to draw of `count` lines: those in view and about them, and the one at `kept`, which
 * has the focus or shall have it.
 */
export function piecesInView(count: number, { top, height }: View, kept: number | null): Piece[] {
  const first = Math.floor(top / lineHeight) - spare;
  const last = Math.ceil((top + height) / lineHeight) + spare;
  const isDrawn = (index: number) =>
    count <= fewLines || (index >= first && index < last) || index === kept;
  const drawn = Array.from({ length: count }, (_, index) => index).filter(isDrawn);
  const lines = drawn.flatMap((index, at): Piece[] => [
    ...gap((drawn[at - 1] ?? -1) + 1, index),
    { kind: 'line', index },
  ]);
  return [...lines, ...gap((drawn.at(-1) ?? -1) + 1, count)];
}

function gap(first: number, end: number): Piece[] {
  return end > first ? [{ kind: 'gap', first, lines: end - first }] : [];
}
