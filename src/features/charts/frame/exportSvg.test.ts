// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { palettes } from '../../../ui/theme/tokens';
import { exportSvg } from './exportSvg';

function exported(labels: readonly string[], sentence: string | null): string {
  document.body.innerHTML = '<svg><path d="M0,0"/></svg>';
  const svg = document.querySelector('svg');
  if (!svg) throw new Error('no drawing');
  svg.getBoundingClientRect = () => new DOMRect(0, 0, 400, 200);
  const look = { color: '#123456', dash: 'none', mark: 'circle' } as const;
  const legend = labels.map((label, index) => ({
    key: label,
    label,
    look,
    shown: index !== 1,
    onToggle: () => undefined,
  }));
  return exportSvg({ svg, title: 'Loss & more', sentence, legend, palette: palettes.light });
}

const heightOf = (file: string) => Number(/height="(\d+)"/.exec(file)?.[1]);

test('a picture has its title, its drawing and the lines that are shown', () => {
  const file = exported(['A', 'B'], null);
  expect(file).toContain('Loss &amp; more');
  expect(file).toContain('<path d="M0,0"');
  expect(file).toContain('>A</text>');
  expect(file).not.toContain('>B</text>');
});

test('legends and sentences of many words have as many rows as they need', () => {
  const many = Array.from({ length: 60 }, (_, index) => `QAT W4A4 #${index}`);
  expect(heightOf(exported(many, null))).toBeGreaterThan(heightOf(exported(['A'], null)) + 200);
  const sentence = 'word '.repeat(60).trim();
  const lines = exported(['A'], sentence).match(/>(word ?)+</g) ?? [];
  expect(lines.length).toBeGreaterThan(3);
  expect(lines.join('').match(/word/g)).toHaveLength(60);
});
