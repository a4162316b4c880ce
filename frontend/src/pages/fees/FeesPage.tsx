import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useCallback } from 'react';
import { Page } from '../../components/Page.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { useLoaded } from '../../components/use-loaded.ts';
import { feesTexts } from '../../i18n/en/fees.ts';
import { useText } from '../../i18n/use-text.ts';
import { api } from '../../services/api.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectIsSignedIn } from '../../store/slices/authSlice.ts';
import { MarketTermsPanel } from './MarketTermsPanel.tsx';
import { MyFeesPanel } from './MyFeesPanel.tsx';
import { TiersPanel } from './TiersPanel.tsx';

/** What trading costs, for everybody and for me, and what each market lets one place. */
export function FeesPage() {
  const t = useText(feesTexts);
  const isSignedIn = useAppSelector(selectIsSignedIn);
  const schedule = useLoaded(api.fees.schedule);
  const mine = useLoaded(
    useCallback(
      (signal: AbortSignal) => (isSignedIn ? api.fees.mine(signal) : Promise.resolve(null)),
      [isSignedIn],
    ),
  );
  const tiers = schedule.data?.tiers ?? [];
  return (
    <Page title={t('title')}>
      <PageHeader title={t('title')} subtitle={t('subtitle')} />
      <Box
        sx={{
          display: 'grid',
          gap: 4,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 2fr) minmax(0, 3fr)' },
          alignItems: 'start',
        }}
      >
        <MyFeesPanel
          mine={mine.data}
          tiers={tiers}
          load={mine.load}
          onRetry={mine.reload}
          isSignedIn={isSignedIn}
        />
        <TiersPanel tiers={tiers} mine={mine.data} load={schedule.load} onRetry={schedule.reload} />
      </Box>
      <Box sx={{ mt: 4 }}>
        <MarketTermsPanel />
      </Box>
      <Typography variant="body2" sx={{ color: 'text.secondary', mt: 4, maxWidth: 640 }}>
        {t('makerExplained')}
      </Typography>
    </Page>
  );
}
