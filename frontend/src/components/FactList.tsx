import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

export interface Fact {
  name: string;
  value: ReactNode;
}

/** Names at the left, values at the right, one line each: for details and for reviews before sending. */
export function FactList({ facts, isCompact = false }: { facts: Fact[]; isCompact?: boolean }) {
  return (
    <Box component="dl" sx={{ m: 0 }}>
      {facts.map(({ name, value }) => (
        <Box
          key={name}
          sx={{
            display: 'flex',
            justifyContent: 'space-between',
            gap: 6,
            py: isCompact ? 1.25 : 2,
            borderBottom: 1,
            borderColor: 'divider',
            '&:last-of-type': { borderBottom: 0 },
          }}
        >
          <Box
            component="dt"
            sx={{ typography: 'body2', color: 'text.secondary', whiteSpace: 'nowrap' }}
          >
            {name}
          </Box>
          <Box
            component="dd"
            sx={{
              m: 0,
              minWidth: 0,
              typography: 'body2',
              textAlign: 'right',
              overflowWrap: 'anywhere',
            }}
          >
            {value}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
