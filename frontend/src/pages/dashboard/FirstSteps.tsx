import CheckCircleIcon from '@mui/icons-material/CheckCircle';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import MuiLink from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { dashboardTexts } from '../../i18n/en/dashboard.ts';
import { useText } from '../../i18n/use-text.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectUser } from '../../store/slices/authSlice.ts';
import { FirstDeposit } from './FirstDeposit.tsx';
import { FirstPurchase } from './FirstPurchase.tsx';
import type { FirstTrade } from './FirstTradeDone.tsx';

interface StepProps {
  number: number;
  title: string;
  stage: 'done' | 'next' | 'later';
  children: ReactNode;
}

function Step({ number, title, stage, children }: StepProps) {
  const t = useText(dashboardTexts);
  const isDone = stage === 'done';
  return (
    <Box
      component="li"
      aria-current={stage === 'next' ? 'step' : undefined}
      sx={{ display: 'flex', gap: 3, minWidth: 0 }}
    >
      <Box
        sx={{
          flexShrink: 0,
          display: 'flex',
          alignItems: 'center',
          justifyContent: 'center',
          width: 26,
          height: 26,
          borderRadius: '50%',
          typography: 'subtitle2',
          color: isDone
            ? 'trading.up'
            : stage === 'next'
              ? 'primary.contrastText'
              : 'text.secondary',
          bgcolor: isDone ? 'transparent' : stage === 'next' ? 'primary.main' : 'surface.hover',
        }}
      >
        {isDone ? <CheckCircleIcon titleAccess={t('done')} /> : number}
      </Box>
      <Box sx={{ minWidth: 0, flex: 1 }}>
        <Typography variant="h3">{title}</Typography>
        {children}
      </Box>
    </Box>
  );
}

interface FirstStepsProps {
  hasFunds: boolean;
  quoteSymbol: string;
  onTraded: (trade: FirstTrade) => void;
}

/** Leads a new account to its first trade without leaving the page. */
export function FirstSteps({ hasFunds, quoteSymbol, onTraded }: FirstStepsProps) {
  const t = useText(dashboardTexts);
  const kycStatus = useAppSelector(selectUser)?.kycStatus;
  return (
    <Card component="section" aria-labelledby="first-steps" sx={{ p: { xs: 4, md: 6 } }}>
      <Typography variant="h2" id="first-steps">
        {t('stepsTitle')}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1 }}>
        {t('stepsIntro')}
      </Typography>
      <Box
        component="ol"
        sx={{
          display: 'grid',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 2fr) minmax(0, 3fr)' },
          gap: { xs: 6, md: 8 },
          listStyle: 'none',
          m: 0,
          mt: 5,
          p: 0,
        }}
      >
        <Step
          number={1}
          title={t('fundTitle', { symbol: quoteSymbol })}
          stage={hasFunds ? 'done' : 'next'}
        >
          <FirstDeposit isDone={hasFunds} quoteSymbol={quoteSymbol} />
        </Step>
        <Step number={2} title={t('buyTitle')} stage={hasFunds ? 'next' : 'later'}>
          <FirstPurchase isNext={hasFunds} quoteSymbol={quoteSymbol} onTraded={onTraded} />
        </Step>
      </Box>
      {kycStatus !== 'approved' && (
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 5 }}>
          {t('identityHint')}{' '}
          <MuiLink component={Link} to="/settings/identity">
            {t('identityLink')}
          </MuiLink>
        </Typography>
      )}
    </Card>
  );
}
