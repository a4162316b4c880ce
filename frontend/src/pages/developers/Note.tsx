import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

/** What to know about the example above it. */
export function Note({ children }: { children: ReactNode }) {
  return (
    <Typography variant="body2" sx={{ color: 'text.secondary', px: 4, pb: 3, maxWidth: 720 }}>
      {children}
    </Typography>
  );
}
