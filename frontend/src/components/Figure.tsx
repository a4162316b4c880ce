import Box from '@mui/material/Box';
import type { SxProps, Theme } from '@mui/material/styles';
import type { ReactNode } from 'react';

interface FigureProps {
  children: ReactNode;
  /** Colours by meaning; a sign or an arrow must say the same. */
  tone?: 'up' | 'down' | 'muted' | undefined;
  sx?: SxProps<Theme> | undefined;
}

const TONES = { up: 'trading.up', down: 'trading.down', muted: 'text.secondary' } as const;

/** A number in tabular figures that does not wrap: the ground of Price, Quantity, Money and Change. */
export function Figure({ children, tone, sx }: FigureProps) {
  return (
    <Box
      component="span"
      sx={
        [
          { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
          tone !== undefined && { color: TONES[tone] },
          ...(Array.isArray(sx) ? (sx as SxProps<Theme>[]) : [sx]),
        ] as SxProps<Theme>
      }
    >
      {children}
    </Box>
  );
}
