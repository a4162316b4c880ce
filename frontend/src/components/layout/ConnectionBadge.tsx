import Box from '@mui/material/Box';
import { appTexts } from '../../i18n/en/app.ts';
import { useText } from '../../i18n/use-text.ts';
import { Figure } from '../Figure.tsx';
import { useLiveState, useStatusPolling, type LiveState } from './use-live-state.ts';

const COLORS: Record<LiveState, string> = {
  connecting: 'warning.main',
  live: 'trading.up',
  reconnecting: 'warning.main',
  offline: 'trading.down',
  maintenance: 'warning.main',
};

/** Whether the figures on the screen are live and orders are taken, in a word, with the round trip time. */
export function ConnectionBadge() {
  const t = useText(appTexts);
  const { state, latencyMs, reason } = useLiveState();
  useStatusPolling();
  const hints = [
    t(`live.${state}.hint`),
    reason,
    latencyMs === null ? null : t('latency', { ms: latencyMs }),
  ];
  return (
    <Box
      title={hints.filter((hint) => hint !== null).join('. ')}
      data-live-state={state}
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
          bgcolor: COLORS[state],
        }}
      />
      <span>{t(`live.${state}`)}</span>
      {latencyMs !== null && (
        <Box component="span" sx={{ minWidth: 36, display: { xs: 'none', lg: 'inline' } }}>
          <Figure>{latencyMs} ms</Figure>
        </Box>
      )}
    </Box>
  );
}
