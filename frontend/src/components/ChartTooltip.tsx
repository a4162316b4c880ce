import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** What a chart shows about the place under the pointer. */
export function ChartTooltip({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <Box
      sx={{
        px: 2.5,
        py: 1.5,
        borderRadius: 1,
        border: 1,
        borderColor: 'surface.border',
        bgcolor: 'surface.raised',
        typography: 'caption',
        whiteSpace: 'nowrap',
      }}
    >
      <Box sx={{ color: 'text.secondary' }}>{title}</Box>
      <Box sx={{ color: 'text.primary', fontWeight: 560 }}>{children}</Box>
    </Box>
  );
}
