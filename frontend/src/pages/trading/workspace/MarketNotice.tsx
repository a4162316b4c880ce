import Box from '@mui/material/Box';
import type { Token } from '@tokentradex/backend/contracts';
import { useLiveState } from '../../../components/layout/use-live-state.ts';
import { workspaceTexts } from '../../../i18n/en/workspace.ts';
import { useText } from '../../../i18n/use-text.ts';
import { formatClock } from '../../../lib/time-text.ts';

/** Says over the screen when the market or the exchange does not take every order, or prices are old. */
export function MarketNotice({ market }: { market: Token }) {
  const text = useNotice(market);
  if (text === null) return null;
  return (
    <Box
      role="status"
      sx={{
        flex: 'none',
        px: 3,
        py: 1.5,
        typography: 'body2',
        color: 'warning.main',
        bgcolor: 'surface.warningSoft',
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      {text}
    </Box>
  );
}

function useNotice({ market, state, haltedUntil }: Token): string | null {
  const t = useText(workspaceTexts);
  const live = useLiveState();
  if (live.state === 'reconnecting' || live.state === 'offline') return t('notice.old');
  if (live.state === 'maintenance') {
    return live.reason === null
      ? t('notice.maintenancePlain')
      : t('notice.maintenance', { reason: live.reason });
  }
  switch (state) {
    case 'active':
      return null;
    case 'halted':
      return haltedUntil === null
        ? t('notice.halted', { market })
        : t('notice.haltedUntil', { market, time: formatClock(haltedUntil) });
    case 'post_only':
    case 'cancel_only':
    case 'delisted':
      return t(`notice.${state}`, { market });
  }
}
