import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineHeight, type Piece, piecesInView } from './rowWindow';

const linesIn = (pieces: readonly Piece[]) =>
  pieces.flatMap((piece) => (piece.kind === 'line' ? [piece.index] : []));

const sizeOf = (piece: Piece) => (piece.kind === 'line' ? 1 : piece.lines);

test('a short table is drawn whole', () => {
  expect(linesIn(piecesInView(40, { top: 0, height: 0 }, null))).toHaveLength(40);
});

test('of a long table few lines are drawn, with room for the rest', () => {
  const pieces = piecesInView(1_000, { top: 500 * lineHeight, height: 10 * lineHeight }, null);
  const lines = linesIn(pieces);
  expect(lines.length).toBeLessThan(50);
  expect([lines[0], lines.at(-1)]).toEqual([488, 521]);
  expect(pieces.at(-1)).toEqual({ kind: 'gap', first: 522, lines: 478 });
});

test('all lines have their room and their order; those in view and the kept one are drawn', () => {
  const views = fc.record({ top: fc.nat(60_000), height: fc.nat(2_000) });
  const kept = fc.option(fc.nat(1_999));
  fc.assert(
    fc.property(fc.nat(2_000), views, kept, (count, view, index) => {
      const pieces = piecesInView(count, view, index);
      expect(pieces.map(sizeOf).reduce((sum, size) => sum + size, 0)).toBe(count);
      let next = 0;
      for (const piece of pieces) {
        expect(piece.kind === 'line' ? piece.index : piece.first).toBe(next);
        next += sizeOf(piece);
      }
      const drawn = new Set(linesIn(pieces));
      if (index !== null && index < count) expect(drawn).toContain(index);
      const [first, last] = [view.top, view.top + view.height].map((y) =>
        Math.floor(y / lineHeight),
      );
      for (let line = first ?? 0; line <= Math.min(last ?? 0, count - 1); line++) {
        expect(drawn).toContain(line);
      }
    }),
    { numRuns: 50 },
  );
});
