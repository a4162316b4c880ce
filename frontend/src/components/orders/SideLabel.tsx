import Box from '@mui/material/Box';
import type { Side } from '@tokentradex/backend/contracts';
import { sideName } from '../../lib/order-words.ts';

/** Bought or sold: colour and word. */
export function SideLabel({ side }: { side: Side }) {
  return (
    <Box component="span" sx={{ color: side === 'buy' ? 'trading.up' : 'trading.down' }}>
      {sideName(side)}
    </Box>
  );
}
