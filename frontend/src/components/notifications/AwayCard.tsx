import CloseIcon from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import IconButton from '@mui/material/IconButton';
import MuiLink from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { AwaySummary } from '@tokentradex/backend/contracts';
import { useId, useState } from 'react';
import { Link } from 'react-router-dom';
import { notificationTexts } from '../../i18n/en/notifications.ts';
import { RichText } from '../../i18n/RichText.tsx';
import { useText } from '../../i18n/use-text.ts';
import { formatDateTime } from '../../lib/time-text.ts';
import { notificationCentre } from '../../services/notification-centre.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectQuoteToken } from '../../store/slices/tokensSlice.ts';
import { Money } from '../Money.tsx';
import { Quantity } from '../Quantity.tsx';

const STORAGE_KEY = 'tokentradex.away-dismissed';
const LINES_MAX = 5;

/** The absence whose card was put away in this browser. */
function useDismissed(): [string | null, (since: string) => void] {
  const [dismissed, setDismissed] = useState<string | null>(() => {
    try {
      return localStorage.getItem(STORAGE_KEY);
    } catch {
      return null;
    }
  });
  const dismiss = (since: string) => {
    setDismissed(since);
    try {
      localStorage.setItem(STORAGE_KEY, since);
    } catch {
      // Storage is blocked: put away for this visit alone.
    }
  };
  return [dismissed, dismiss];
}

function Lines({ fills }: Pick<AwaySummary, 'fills'>) {
  const quoteSymbol = useAppSelector(selectQuoteToken)?.symbol ?? '';
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, mt: 2, p: 0, typography: 'body2' }}>
      {fills.slice(0, LINES_MAX).map(({ tokenId, side, symbol, quantity, quoteAmount }) => (
        <Box component="li" key={`${tokenId} ${side}`} sx={{ py: 0.75 }}>
          <RichText
            texts={notificationTexts}
            name={side === 'buy' ? 'awayBought' : 'awaySold'}
            values={{
              amount: <Quantity value={quantity} symbol={symbol} />,
              cash: <Money value={quoteAmount} symbol={quoteSymbol} />,
            }}
          />
        </Box>
      ))}
    </Box>
  );
}

/** What traded during the last absence, until it is put away; nothing when nothing did. */
export function AwayCard({ summary }: { summary: AwaySummary | null }) {
  const t = useText(notificationTexts);
  const titleId = useId();
  const [dismissed, dismiss] = useDismissed();
  if (summary === null || summary.fillCount === 0 || summary.since === dismissed) return null;
  return (
    <Card component="section" aria-labelledby={titleId} sx={{ p: 4 }}>
      <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 2 }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography variant="h2" id={titleId} sx={{ fontSize: '0.9375rem' }}>
            {t('awayTitle')}
          </Typography>
          <Typography variant="caption" sx={{ color: 'text.secondary' }}>
            {t('awayFills', { count: summary.fillCount, time: formatDateTime(summary.since) })}
          </Typography>
        </Box>
        <IconButton
          size="small"
          aria-label={t('awayDismiss')}
          onClick={() => {
            dismiss(summary.since);
          }}
        >
          <CloseIcon sx={{ fontSize: 18 }} />
        </IconButton>
      </Box>
      <Lines fills={summary.fills} />
      <MuiLink
        component={Link}
        to="/orders?tab=fills"
        variant="body2"
        onClick={() => {
          notificationCentre.close();
        }}
        sx={{ display: 'inline-block', mt: 2 }}
      >
        {t('seeFills')}
      </MuiLink>
    </Card>
  );
}
