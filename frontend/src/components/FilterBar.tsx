import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

interface FilterBarProps {
  /** Of the group, for screen readers. */
  label: string;
  children: ReactNode;
}

/** What a list can be narrowed to, above its first row. */
export function FilterBar({ label, children }: FilterBarProps) {
  return (
    <Box
      role="group"
      aria-label={label}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 2,
        px: 4,
        py: 2.5,
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      {children}
    </Box>
  );
}
