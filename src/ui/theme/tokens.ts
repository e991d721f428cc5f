/** Every colour of the page. */
export interface Palette {
  readonly page: string;
  readonly panel: string;
  readonly line: string;
  readonly ink: string;
  readonly soft: string;
  readonly accent: string;
  /** Text on the accent colour. */
  readonly onAccent: string;
  readonly good: string;
  readonly bad: string;
  readonly fp32: string;
  readonly ptq: string;
  readonly qat: string;
  readonly control: string;
}

export type Scheme = 'light' | 'dark';

export const palettes: Readonly<Record<Scheme, Palette>> = {
  light: {
    page: '#f6f7f9',
    panel: '#ffffff',
    line: '#e3e6ea',
    ink: '#16202c',
    soft: '#5b6875',
    accent: '#0b6fb8',
    onAccent: '#ffffff',
    good: '#0b7351',
    bad: '#b42318',
    fp32: '#4b5563',
    ptq: '#c2570c',
    qat: '#0b6fb8',
    control: '#0f8a63',
  },
  dark: {
    page: '#0f1419',
    panel: '#171d24',
    line: '#28313b',
    ink: '#e7ecf1',
    soft: '#a3afbb',
    accent: '#5cb3f0',
    onAccent: '#0f1419',
    good: '#4cc79b',
    bad: '#f59a90',
    fp32: '#aab4bf',
    ptq: '#f59e5b',
    qat: '#5cb3f0',
    control: '#4cc79b',
  },
};

const channels = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/** Returns the colour that lies a `share` (0 to 1) of the way from `from` to `to`. */
export function mixColors(from: string, to: string, share: number): string {
  const target = channels(to);
  const mixed = channels(from).map((value, index) =>
    Math.round(value + ((target[index] ?? value) - value) * share),
  );
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

const luminance = (hex: string) => {
  const [red = 0, green = 0, blue = 0] = channels(hex).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/**
 * Returns the contrast ratio of two colours, 1 to 21.
 *
 * Source: WCAG 2.2, relative luminance and contrast ratio.
 */
export function contrastRatio(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}
