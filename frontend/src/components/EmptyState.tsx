import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  title: string;
  /** What to do about it, in one sentence. */
  hint?: string | undefined;
  icon?: ReactNode;
  /** A button or link. */
  action?: ReactNode;
  /** Less air, for small panels. */
  isCompact?: boolean;
}

/** Says that there is nothing here yet, and what would change that. */
export function EmptyState({ title, hint, icon, action, isCompact = false }: EmptyStateProps) {
  return (
    <Box
      sx={{
        display: 'flex',
        flexDirection: 'column',
        alignItems: 'center',
        justifyContent: 'center',
        gap: 1.5,
        textAlign: 'center',
        px: 4,
        py: isCompact ? 6 : 14,
      }}
    >
      {icon !== undefined && (
        <Box aria-hidden sx={{ color: 'text.secondary', display: 'flex', mb: 1 }}>
          {icon}
        </Box>
      )}
      <Typography variant="subtitle2" component="p">
        {title}
      </Typography>
      {hint !== undefined && (
        <Typography variant="body2" sx={{ color: 'text.secondary', maxWidth: 380 }}>
          {hint}
        </Typography>
      )}
      {action !== undefined && <Box sx={{ mt: 2 }}>{action}</Box>}
    </Box>
  );
}
