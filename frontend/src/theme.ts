import { createTheme } from '@mui/material/styles';
import type {} from '@mui/material/themeCssVarsAugmentation';
import { DARK, LIGHT, type SchemeColors } from './palette.ts';
import { componentOverrides } from './theme-components.ts';

/** Colours of the market and of surfaces, beside what MUI's palette names. */
interface TradingPalette {
  up: string;
  upSoft: string;
  upFill: string;
  down: string;
  downSoft: string;
  downFill: string;
  onFill: string;
}

interface SurfacePalette {
  canvas: string;
  panel: string;
  raised: string;
  hover: string;
  hairline: string;
  border: string;
  textFaint: string;
  accentSoft: string;
  warningSoft: string;
  scrim: string;
}

declare module '@mui/material/styles' {
  interface Palette {
    trading: TradingPalette;
    surface: SurfacePalette;
  }
  interface PaletteOptions {
    trading: TradingPalette;
    surface: SurfacePalette;
  }
  interface TypographyVariants {
    label: React.CSSProperties;
    figure: React.CSSProperties;
  }
  interface TypographyVariantsOptions {
    label?: React.CSSProperties;
    figure?: React.CSSProperties;
  }
}

declare module '@mui/material/Typography' {
  interface TypographyPropsVariantOverrides {
    /** Small grey names over values. */
    label: true;
    /** One large number. */
    figure: true;
  }
}

function paletteOf(colors: SchemeColors) {
  return {
    primary: {
      main: colors.accent,
      light: colors.accentStrong,
      dark: colors.accentStrong,
      contrastText: colors.onAccent,
    },
    secondary: { main: colors.textMuted, contrastText: colors.panel },
    success: { main: colors.up, dark: colors.upFill, contrastText: colors.canvas },
    error: { main: colors.down, dark: colors.downFill, contrastText: colors.canvas },
    warning: { main: colors.warning, contrastText: colors.canvas },
    info: { main: colors.accent, contrastText: colors.onAccent },
    background: { default: colors.canvas, paper: colors.panel },
    text: { primary: colors.text, secondary: colors.textMuted, disabled: colors.textFaint },
    divider: colors.hairline,
    action: { hover: colors.hover, selected: colors.hover, disabled: colors.textFaint },
    trading: {
      up: colors.up,
      upSoft: colors.upSoft,
      upFill: colors.upFill,
      down: colors.down,
      downSoft: colors.downSoft,
      downFill: colors.downFill,
      onFill: colors.onFill,
    },
    surface: {
      canvas: colors.canvas,
      panel: colors.panel,
      raised: colors.raised,
      hover: colors.hover,
      hairline: colors.hairline,
      border: colors.border,
      textFaint: colors.textFaint,
      accentSoft: colors.accentSoft,
      warningSoft: colors.warningSoft,
      scrim: colors.scrim,
    },
  };
}

const fontFamily = "'Inter Variable', ui-sans-serif, system-ui, -apple-system, sans-serif";

/** The product's theme: CSS variables with the prefix `ttx`, chosen by `data-theme` on the root. */
export const theme = createTheme({
  cssVariables: { cssVarPrefix: 'ttx', colorSchemeSelector: 'data-theme' },
  colorSchemes: {
    dark: { palette: paletteOf(DARK) },
    light: { palette: paletteOf(LIGHT) },
  },
  defaultColorScheme: 'dark',
  spacing: 4,
  shape: { borderRadius: 6 },
  typography: {
    fontFamily,
    fontSize: 13,
    htmlFontSize: 16,
    h1: { fontSize: '1.5rem', fontWeight: 620, lineHeight: 1.25, letterSpacing: '-0.017em' },
    h2: { fontSize: '1.0625rem', fontWeight: 600, lineHeight: 1.35, letterSpacing: '-0.011em' },
    h3: { fontSize: '0.875rem', fontWeight: 600, lineHeight: 1.4, letterSpacing: '-0.006em' },
    h4: { fontSize: '0.8125rem', fontWeight: 600, lineHeight: 1.4 },
    subtitle1: { fontSize: '0.9375rem', fontWeight: 500, lineHeight: 1.45 },
    subtitle2: { fontSize: '0.8125rem', fontWeight: 500, lineHeight: 1.45 },
    body1: { fontSize: '0.875rem', lineHeight: 1.5 },
    body2: { fontSize: '0.8125rem', lineHeight: 1.5 },
    caption: { fontSize: '0.75rem', lineHeight: 1.45 },
    button: { fontSize: '0.8125rem', fontWeight: 560, lineHeight: 1.5, textTransform: 'none' },
    overline: { fontSize: '0.6875rem', fontWeight: 560, lineHeight: 1.45, textTransform: 'none' },
    label: { fontFamily, fontSize: '0.75rem', fontWeight: 450, lineHeight: 1.4 },
    figure: {
      fontFamily,
      fontSize: '1.75rem',
      fontWeight: 600,
      lineHeight: 1.2,
      letterSpacing: '-0.022em',
      fontVariantNumeric: 'tabular-nums',
    },
  },
  components: componentOverrides,
});

/** Key of localStorage for the chosen mode; `public/color-scheme.js` reads it before the first paint. */
export const MODE_STORAGE_KEY = 'tokentradex.mode';
