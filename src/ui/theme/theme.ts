import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  Tooltip,
  type VariantColorsResolver,
} from '@mantine/core';
import { mixColors, type Palette, palettes, type Scheme } from './tokens';

const lightShade = 6;
const darkShade = 3;

function accentShades(): MantineColorsTuple {
  const { light, dark } = palettes;
  const tint = (share: number) => mixColors(light.accent, '#ffffff', share);
  const deep = (share: number) => mixColors(light.accent, '#000000', share);
  return [
    tint(0.92),
    tint(0.8),
    mixColors(dark.accent, '#ffffff', 0.25),
    dark.accent,
    mixColors(dark.accent, '#000000', 0.12),
    tint(0.15),
    light.accent,
    deep(0.15),
    deep(0.3),
    deep(0.45),
  ];
}

/** Mantine finds the contrast of text on the accent for the light theme alone. */
const variantColors: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input);
  const isAccent = input.variant === 'filled' && input.color === 'lab';
  return isAccent ? { ...colors, color: 'var(--lab-onAccent)' } : colors;
};

export const theme = createTheme({
  fontFamily: "'Inter Variable', Inter, system-ui, sans-serif",
  fontSizes: { xs: '12px', sm: '13px', md: '13px', lg: '14px', xl: '16px' },
  lineHeights: { xs: '1.4', sm: '1.4', md: '1.4', lg: '1.4', xl: '1.4' },
  colors: { lab: accentShades() },
  primaryColor: 'lab',
  primaryShade: { light: lightShade, dark: darkShade },
  autoContrast: true,
  variantColorResolver: variantColors,
  defaultRadius: 8,
  respectReducedMotion: true,
  components: {
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 450, multiline: true, maw: 260, fz: 12, withinPortal: true },
    }),
  },
});

function variables(palette: Palette): Record<string, string> {
  const own = Object.entries(palette).map(([name, color]) => [`--lab-${name}`, color]);
  return {
    ...Object.fromEntries(own),
    '--mantine-color-body': palette.page,
    '--mantine-color-text': palette.ink,
    '--mantine-color-dimmed': palette.soft,
    '--mantine-color-placeholder': palette.soft,
    '--mantine-color-default': palette.panel,
    '--mantine-color-default-border': palette.line,
    '--mantine-color-default-color': palette.ink,
    '--mantine-color-default-hover': palette.page,
    '--mantine-color-error': palette.bad,
  };
}

const both: Readonly<Record<Scheme, Record<string, string>>> = {
  light: variables(palettes.light),
  dark: variables(palettes.dark),
};

export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, ...both });
