import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

interface ProfileRowProps {
  label: string;
  /** A button or a chip at the right of the value. */
  action?: ReactNode;
  /** What is to be done about it, in a frame below the value. */
  notice?: ReactNode;
  /** The value, or the form that changes it. */
  children: ReactNode;
}

/** One property of the account: its name at the left, above it on phones. */
export function ProfileRow({ label, action, notice, children }: ProfileRowProps) {
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr) auto', sm: '160px minmax(0, 1fr) auto' },
        columnGap: 4,
        rowGap: 0.5,
        alignItems: 'baseline',
        px: 4,
        py: 3,
        minHeight: 52,
        borderBottom: 1,
        borderColor: 'divider',
        '&:last-of-type': { borderBottom: 0 },
      }}
    >
      <Box
        component="dt"
        sx={{
          typography: 'body2',
          color: 'text.secondary',
          gridColumn: { xs: '1 / -1', sm: 'auto' },
        }}
      >
        {label}
      </Box>
      <Box
        component="dd"
        sx={{
          m: 0,
          minWidth: 0,
          typography: 'body2',
          overflowWrap: 'anywhere',
          ...(action === undefined ? { gridColumn: { xs: '1 / -1', sm: '2 / -1' } } : {}),
        }}
      >
        {children}
      </Box>
      {action !== undefined && (
        <Box component="dd" sx={{ m: 0 }}>
          {action}
        </Box>
      )}
      {notice !== undefined && (
        <Box component="dd" sx={NOTICE}>
          {notice}
        </Box>
      )}
    </Box>
  );
}

const NOTICE = {
  gridColumn: { xs: '1 / -1', sm: '2 / -1' },
  m: 0,
  mt: 2,
  mb: 1,
  p: 3,
  border: 1,
  borderColor: 'divider',
  borderRadius: '6px',
  bgcolor: 'surface.raised',
} as const;
