import type { Components, Theme } from '@mui/material/styles';
import { marketColorRules } from './palette.ts';

/** One focus ring for everything that a keyboard reaches. */
const focusRing = (theme: Theme) => ({
  outline: `2px solid ${theme.vars.palette.primary.main}`,
  outlineOffset: 2,
});

/** Hairlines instead of shadows, dense controls, no ripples: how MUI's components look here. */
export const componentOverrides: Components<Theme> = {
  MuiCssBaseline: {
    styleOverrides: (theme) => ({
      body: {
        fontFeatureSettings: "'cv05' 1, 'cv08' 1, 'ss03' 1",
        WebkitFontSmoothing: 'antialiased',
        scrollbarColor: `${theme.vars.palette.surface.border} transparent`,
      },
      ...marketColorRules(),
      '::selection': { background: theme.vars.palette.surface.accentSoft },
      ':focus-visible': focusRing(theme),
      '@media (prefers-reduced-motion: reduce)': {
        // The unseen bar of a toast is its clock: with that animation over, the toast would close.
        '*:not(.Toastify__progress-bar), *::before, *::after': {
          animationDuration: '0.01ms !important',
          animationIterationCount: '1 !important',
          // Not a short one: between two frames that would still show the colour from before.
          transitionDuration: '0s !important',
          scrollBehavior: 'auto !important',
        },
      },
    }),
  },
  MuiButtonBase: {
    defaultProps: { disableRipple: true },
    styleOverrides: {
      root: ({ theme }) => ({ fontFamily: 'inherit', '&.Mui-focusVisible': focusRing(theme) }),
    },
  },
  MuiButton: {
    defaultProps: { disableElevation: true },
    styleOverrides: {
      root: ({ theme }) => ({
        minHeight: 34,
        padding: '5px 14px',
        borderRadius: 6,
        whiteSpace: 'nowrap',
        '&.Mui-disabled': { color: theme.vars.palette.surface.textFaint },
      }),
      sizeSmall: { minHeight: 28, padding: '2px 10px', fontSize: '0.75rem' },
      sizeLarge: { minHeight: 42, padding: '8px 18px', fontSize: '0.875rem' },
      outlined: ({ theme }) => ({
        borderColor: theme.vars.palette.surface.border,
        color: theme.vars.palette.text.primary,
        '&:hover': {
          borderColor: theme.vars.palette.surface.textFaint,
          background: theme.vars.palette.surface.hover,
        },
      }),
      contained: ({ theme }) => ({
        '&.Mui-disabled': { background: theme.vars.palette.surface.hover },
      }),
    },
    variants: [
      {
        props: { variant: 'contained', color: 'success' },
        style: ({ theme }) => ({
          background: theme.vars.palette.trading.upFill,
          color: theme.vars.palette.trading.onFill,
          '&:hover': { background: theme.vars.palette.trading.upFill, filter: 'brightness(1.1)' },
        }),
      },
      {
        props: { variant: 'contained', color: 'error' },
        style: ({ theme }) => ({
          background: theme.vars.palette.trading.downFill,
          color: theme.vars.palette.trading.onFill,
          '&:hover': { background: theme.vars.palette.trading.downFill, filter: 'brightness(1.1)' },
        }),
      },
      {
        props: { variant: 'text', color: 'inherit' },
        style: ({ theme }) => ({
          color: theme.vars.palette.text.secondary,
          '&:hover': {
            color: theme.vars.palette.text.primary,
            background: theme.vars.palette.surface.hover,
          },
        }),
      },
    ],
  },
  MuiIconButton: {
    styleOverrides: {
      root: ({ theme }) => ({
        borderRadius: 6,
        color: theme.vars.palette.text.secondary,
        '&:hover': {
          background: theme.vars.palette.surface.hover,
          color: theme.vars.palette.text.primary,
        },
      }),
      sizeSmall: { padding: 5 },
    },
  },
  MuiPaper: {
    defaultProps: { elevation: 0 },
    styleOverrides: {
      root: { backgroundImage: 'none' },
      outlined: ({ theme }) => ({ borderColor: theme.vars.palette.surface.hairline }),
    },
  },
  MuiCard: {
    defaultProps: { variant: 'outlined' },
    styleOverrides: { root: { borderRadius: 8 } },
  },
  MuiAppBar: { defaultProps: { elevation: 0, color: 'transparent' } },
  MuiOutlinedInput: {
    styleOverrides: {
      root: ({ theme }) => ({
        background: theme.vars.palette.surface.raised,
        '& .MuiOutlinedInput-notchedOutline': {
          borderColor: theme.vars.palette.surface.border,
          transition: 'border-color 120ms',
        },
        '&:hover .MuiOutlinedInput-notchedOutline': {
          borderColor: theme.vars.palette.surface.textFaint,
        },
        '&.Mui-focused .MuiOutlinedInput-notchedOutline': { borderWidth: 1.5 },
        '&.MuiInputBase-sizeSmall .MuiOutlinedInput-input:not(.MuiSelect-select)': {
          padding: '7px 10px',
          fontSize: '0.8125rem',
        },
      }),
      input: {
        padding: '9px 12px',
        height: 'auto',
        '&:-webkit-autofill': {
          WebkitBoxShadow: '0 0 0 100px var(--ttx-palette-surface-raised) inset',
          WebkitTextFillColor: 'var(--ttx-palette-text-primary)',
          caretColor: 'var(--ttx-palette-text-primary)',
        },
      },
    },
  },
  MuiInputLabel: {
    styleOverrides: { root: ({ theme }) => ({ color: theme.vars.palette.text.secondary }) },
  },
  MuiFormHelperText: { styleOverrides: { root: { marginLeft: 0, marginRight: 0 } } },
  MuiSelect: { defaultProps: { size: 'small' } },
  MuiTextField: { defaultProps: { size: 'small' } },
  MuiSwitch: {
    styleOverrides: {
      switchBase: ({ theme }) => ({
        '&.Mui-checked + .MuiSwitch-track': {
          background: theme.vars.palette.primary.main,
          borderColor: theme.vars.palette.primary.main,
          opacity: 1,
        },
        '&.Mui-checked .MuiSwitch-thumb': { background: theme.vars.palette.primary.contrastText },
        '&.Mui-focusVisible + .MuiSwitch-track': focusRing(theme),
      }),
      thumb: ({ theme }) => ({
        width: 14,
        height: 14,
        margin: 3,
        boxShadow: 'none',
        background: theme.vars.palette.text.secondary,
      }),
      track: ({ theme }) => ({
        width: 'calc(100% + 6px)',
        height: 20,
        margin: -3,
        borderRadius: 10,
        boxSizing: 'border-box',
        border: `1px solid ${theme.vars.palette.surface.textFaint}`,
        background: theme.vars.palette.surface.raised,
        opacity: 1,
      }),
    },
  },
  MuiTabs: {
    styleOverrides: {
      root: { minHeight: 40 },
      indicator: ({ theme }) => ({ height: 2, background: theme.vars.palette.primary.main }),
    },
  },
  MuiTab: {
    styleOverrides: {
      root: ({ theme }) => ({
        minHeight: 40,
        minWidth: 0,
        padding: '8px 12px',
        color: theme.vars.palette.text.secondary,
        '&:hover': { color: theme.vars.palette.text.primary },
        '&.Mui-selected': { color: theme.vars.palette.text.primary },
        '&.Mui-focusVisible': { outlineOffset: -2 },
      }),
    },
  },
  MuiToggleButton: {
    styleOverrides: {
      root: ({ theme }) => ({
        minHeight: 30,
        padding: '3px 10px',
        textTransform: 'none',
        color: theme.vars.palette.text.secondary,
        borderColor: theme.vars.palette.surface.border,
        '&.Mui-selected': {
          color: theme.vars.palette.text.primary,
          background: theme.vars.palette.surface.hover,
        },
      }),
    },
  },
  MuiTableCell: {
    styleOverrides: {
      root: ({ theme }) => ({
        borderBottomColor: theme.vars.palette.surface.hairline,
        padding: '8px 12px',
        fontSize: '0.8125rem',
        "[data-density='compact'] &": { padding: '4px 10px' },
      }),
      head: ({ theme }) => ({
        color: theme.vars.palette.text.secondary,
        background: theme.vars.palette.surface.panel,
        fontSize: '0.75rem',
        fontWeight: 450,
        padding: '7px 12px',
        whiteSpace: 'nowrap',
      }),
      sizeSmall: { padding: '5px 12px', "[data-density='compact'] &": { padding: '2px 10px' } },
    },
  },
  MuiTableRow: {
    styleOverrides: {
      root: ({ theme }) => ({
        '&.MuiTableRow-hover:hover': { background: theme.vars.palette.surface.raised },
        '&:last-of-type > td': { borderBottom: 0 },
      }),
    },
  },
  MuiChip: {
    styleOverrides: {
      root: { borderRadius: 4, fontWeight: 500 },
      sizeSmall: {
        height: 22,
        fontSize: '0.75rem',
        '& .MuiChip-label': { paddingInline: 7 },
      },
    },
  },
  MuiDialog: {
    styleOverrides: {
      paper: ({ theme }) => ({
        border: `1px solid ${theme.vars.palette.surface.border}`,
        borderRadius: 10,
      }),
    },
  },
  MuiDialogTitle: { styleOverrides: { root: { padding: '18px 20px 8px', fontSize: '1.0625rem' } } },
  MuiDialogContent: { styleOverrides: { root: { padding: '8px 20px 16px' } } },
  MuiDialogActions: { styleOverrides: { root: { padding: '12px 20px 18px' } } },
  MuiBackdrop: {
    styleOverrides: {
      root: ({ theme }) => ({
        '&:not(.MuiBackdrop-invisible)': { background: theme.vars.palette.surface.scrim },
      }),
    },
  },
  MuiMenu: {
    styleOverrides: {
      paper: ({ theme }) => ({
        border: `1px solid ${theme.vars.palette.surface.border}`,
        background: theme.vars.palette.surface.raised,
        marginTop: 4,
      }),
      list: { padding: 4 },
    },
  },
  MuiMenuItem: {
    styleOverrides: {
      root: ({ theme }) => ({
        minHeight: 34,
        borderRadius: 4,
        fontSize: '0.8125rem',
        '&:hover, &.Mui-focusVisible, &.Mui-selected': {
          background: theme.vars.palette.surface.hover,
        },
        '&.Mui-focusVisible': { outlineOffset: -2 },
      }),
    },
  },
  MuiTooltip: {
    styleOverrides: {
      tooltip: ({ theme }) => ({
        background: theme.vars.palette.surface.hover,
        color: theme.vars.palette.text.primary,
        border: `1px solid ${theme.vars.palette.surface.border}`,
        fontSize: '0.75rem',
        fontWeight: 450,
        padding: '5px 9px',
      }),
    },
  },
  MuiAlert: {
    styleOverrides: { root: { borderRadius: 6, padding: '4px 12px', alignItems: 'center' } },
  },
  MuiSkeleton: {
    defaultProps: { animation: 'pulse' },
    styleOverrides: {
      root: ({ theme }) => ({ backgroundColor: theme.vars.palette.surface.hover }),
    },
  },
  MuiLink: { defaultProps: { underline: 'always' } },
};
