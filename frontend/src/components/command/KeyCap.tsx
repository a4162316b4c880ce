import Box from '@mui/material/Box';
import { NO_VALUE } from '../../lib/decimal-text.ts';

/** The picture of a key. @param name as keyboard events name it; empty when there is none. */
export function KeyCap({ name }: { name: string }) {
  return (
    <Box
      component="kbd"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        justifyContent: 'center',
        minWidth: 24,
        height: 24,
        px: 1.5,
        border: 1,
        borderColor: 'surface.border',
        borderRadius: '4px',
        bgcolor: 'surface.raised',
        color: 'text.secondary',
        fontFamily: 'inherit',
        fontSize: '0.75rem',
      }}
    >
      {name === '' ? NO_VALUE : name.length === 1 ? name.toUpperCase() : name}
    </Box>
  );
}
