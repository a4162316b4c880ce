import Box from '@mui/material/Box';
import type { ConnectionState } from '../../services/websocket.ts';
import { useConnection } from '../../services/market-data/use-market-data.ts';

const STATES: Record<ConnectionState, { label: string; color: string; hint: string }> = {
  connecting: { label: 'Connecting', color: 'warning.main', hint: 'Opening the live connection' },
  live: { label: 'Live', color: 'trading.up', hint: 'Prices and orders arrive as they happen' },
  reconnecting: {
    label: 'Reconnecting',
    color: 'warning.main',
    hint: 'The live connection broke; what you see is growing old',
  },
  offline: {
    label: 'Offline',
    color: 'trading.down',
    hint: 'No live connection; what you see is old. Trying again by itself',
  },
};

/** Whether the figures on the screen are live, in a word, with the round trip time. */
export function ConnectionBadge() {
  const { state, latencyMs } = useConnection();
  const { label, color, hint } = STATES[state];
  return (
    <Box
      title={hint}
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 1.5,
        typography: 'caption',
        color: 'text.secondary',
        whiteSpace: 'nowrap',
        cursor: 'default',
      }}
    >
      <Box
        component="span"
        aria-hidden
        sx={{
          width: 7,
          height: 7,
          borderRadius: state === 'live' ? '50%' : '1px',
          bgcolor: color,
        }}
      />
      <span>{label}</span>
      {latencyMs !== null && (
        <Box component="span" sx={{ minWidth: 36, display: { xs: 'none', lg: 'inline' } }}>
          {latencyMs} ms
        </Box>
      )}
    </Box>
  );
}
