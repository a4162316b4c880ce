import Box from '@mui/material/Box';
import { useSyncExternalStore } from 'react';
import { announcer } from '../../services/announcer.ts';

/** The one polite live region: tells screen readers about the user's own orders. */
export function OwnEventsStatus() {
  const message = useSyncExternalStore(announcer.subscribe, announcer.getMessage);
  return (
    <Box
      role="status"
      aria-live="polite"
      sx={{
        position: 'absolute',
        width: '1px',
        height: '1px',
        overflow: 'hidden',
        clipPath: 'inset(50%)',
        whiteSpace: 'nowrap',
      }}
    >
      {message}
    </Box>
  );
}
