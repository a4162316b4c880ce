import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import type { DecimalString, Portfolio, PortfolioRange } from '@tokentradex/backend/contracts';
import type { ReactNode } from 'react';
import { Change } from '../../components/Change.tsx';
import { Money } from '../../components/Money.tsx';
import { dashboardTexts } from '../../i18n/en/dashboard.ts';
import { useText } from '../../i18n/use-text.ts';
import { signOf } from '../../lib/decimal-text.ts';
import { liveUnrealised, portfolioGain } from '../../lib/portfolio-gain.ts';
import { usePortfolio } from '../../store/use-portfolio.ts';

/** Gains and losses by sign and colour. */
function Gain({ value, symbol }: { value: DecimalString; symbol?: string }) {
  const sign = signOf(value);
  const tone = sign === 0 ? 'muted' : sign > 0 ? 'up' : 'down';
  return (
    <Money
      isPrivate
      value={value}
      isSigned
      tone={tone}
      {...(symbol === undefined ? {} : { symbol })}
    />
  );
}

function Part({ name, hint, children }: { name: string; hint?: string; children: ReactNode }) {
  return (
    <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 3, py: 1 }}>
      <Typography component="dt" variant="body2" title={hint} sx={{ color: 'text.secondary' }}>
        {name}
      </Typography>
      <Typography component="dd" variant="body2" sx={{ m: 0 }}>
        {children}
      </Typography>
    </Box>
  );
}

/** Until the answer is there, the room that it takes. */
function Later({ value, children }: { value: unknown; children: ReactNode }) {
  return value === null ? <Skeleton width={72} sx={{ display: 'inline-block' }} /> : children;
}

interface PortfolioFiguresProps {
  quoteSymbol: string;
  /** Null while it loads. */
  portfolio: Portfolio | null;
  range: PortfolioRange;
}

/** The live value, and what the range brought. */
export function PortfolioFigures({ quoteSymbol, portfolio, range }: PortfolioFiguresProps) {
  const t = useText(dashboardTexts);
  const { totalValue, lockedValue, holdings } = usePortfolio();
  const cash = holdings.find(({ balance }) => balance.isQuote);
  const valueOf = (tokenId: string) =>
    holdings.find(({ balance }) => balance.tokenId === tokenId)?.value ?? null;
  const unrealised = liveUnrealised(portfolio?.allocation ?? [], valueOf);
  const gain = portfolio === null ? null : portfolioGain(portfolio, totalValue);
  return (
    <>
      <Typography variant="label" component="p" sx={{ color: 'text.secondary' }}>
        {t('totalValue')}
      </Typography>
      <Typography variant="figure" component="p" sx={{ fontSize: '2rem', mt: 1 }}>
        <Money isPrivate value={totalValue} symbol={quoteSymbol} />
      </Typography>
      <Box title={t('gainHint')} sx={GAIN}>
        {gain === null ? (
          <Skeleton width={180} />
        ) : (
          <>
            <Gain value={gain.gain} symbol={quoteSymbol} />
            {gain.percent !== null && <Change percent={gain.percent} />}
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {t(`in.${range}`)}
            </Box>
          </>
        )}
      </Box>
      <Box component="dl" sx={{ m: 0, mt: 3, borderTop: 1, borderColor: 'divider', pt: 2 }}>
        <Part name={t('unrealised')} hint={t('unrealisedHint')}>
          <Later value={portfolio}>
            <Gain value={unrealised} />
          </Later>
        </Part>
        <Part name={t('realised')} hint={t('realisedHint')}>
          <Later value={portfolio}>
            <Gain value={portfolio?.realisedProfit ?? '0'} />
          </Later>
        </Part>
        <Part name={t('netDeposits')} hint={t('netDepositsHint')}>
          <Later value={portfolio}>
            <Money isPrivate value={portfolio?.netDeposits} isSigned />
          </Later>
        </Part>
        <Part name={t('cash')}>
          <Money isPrivate value={cash?.value ?? '0'} />
        </Part>
        <Part name={t('held')}>
          <Money isPrivate value={lockedValue} />
        </Part>
      </Box>
    </>
  );
}

const GAIN = { display: 'flex', flexWrap: 'wrap', gap: 2, mt: 1, typography: 'body2' } as const;
