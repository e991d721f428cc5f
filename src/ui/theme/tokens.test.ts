import { expect, test } from 'vitest';
import { contrastRatio, mixColors, palettes } from './tokens';

test.each(['light', 'dark'] as const)('text of the %s theme is readable (WCAG AA)', (scheme) => {
  const palette = palettes[scheme];
  for (const ground of [palette.page, palette.panel]) {
    for (const text of [palette.ink, palette.soft, palette.good, palette.bad]) {
      expect(contrastRatio(text, ground)).toBeGreaterThanOrEqual(4.5);
    }
    for (const mark of [palette.fp32, palette.ptq, palette.qat, palette.control]) {
      expect(contrastRatio(mark, ground)).toBeGreaterThanOrEqual(3);
    }
  }
  expect(contrastRatio(palette.onAccent, palette.accent)).toBeGreaterThanOrEqual(4.5);
});

test('black on white has the highest contrast there is', () => {
  expect(contrastRatio('#000000', '#ffffff')).toBeCloseTo(21, 6);
});

test('mixing goes from one colour to the other', () => {
  expect(mixColors('#000000', '#ffffff', 0)).toBe('#000000');
  expect(mixColors('#000000', '#ffffff', 1)).toBe('#ffffff');
  expect(mixColors('#102030', '#304050', 0.5)).toBe('#203040');
});
