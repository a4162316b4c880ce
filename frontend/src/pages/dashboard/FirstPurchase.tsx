import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import MuiLink from '@mui/material/Link';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import type { OrderPreview, PlaceOrderBody, Token } from '@tokentradex/backend/contracts';
import { useCallback, useState } from 'react';
import { Link } from 'react-router-dom';
import { TokenIcon } from '../../components/TokenIcon.tsx';
import { useLoaded } from '../../components/use-loaded.ts';
import { dashboardTexts } from '../../i18n/en/dashboard.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatDecimal } from '../../lib/decimal-text.ts';
import { describeError } from '../../lib/error-text.ts';
import { describeReason } from '../../lib/order-words.ts';
import { ApiError, toErrorData } from '../../services/api-error.ts';
import { api } from '../../services/api.ts';
import { createIdempotencyKey } from '../../services/idempotency-key.ts';
import { orderEntry } from '../../services/order-entry.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectMarkets } from '../../store/slices/tokensSlice.ts';
import type { FirstTrade } from './FirstTradeDone.tsx';

/** Small beside the first deposit, and above every market's minimum, in cash. */
const AMOUNT = '100';
const CHOICES = 4;

function bodyOf(tokenId: string): PlaceOrderBody {
  return { tokenId, orderType: 'market', side: 'buy', quoteQuantity: AMOUNT };
}

/** What the purchase would bring now; null while unknown. */
function usePreview(tokenId: string, isOn: boolean): OrderPreview | null {
  const source = useCallback(
    (signal: AbortSignal) =>
      isOn ? api.orders.preview(bodyOf(tokenId), signal) : Promise.resolve(null),
    [tokenId, isOn],
  );
  return useLoaded(source).data;
}

interface PurchaseState {
  isBusy: boolean;
  /** Whether the answer was lost: then nothing is sent again. */
  isUnknown: boolean;
  problem: string | null;
  buy: () => Promise<void>;
}

/** One market order; a lost answer is never followed by another try. */
function usePurchase(market: Token, onTraded: (trade: FirstTrade) => void): PurchaseState {
  const t = useText(dashboardTexts);
  const [isBusy, setIsBusy] = useState(false);
  const [isUnknown, setIsUnknown] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const buy = async () => {
    if (isBusy) return;
    setIsBusy(true);
    setProblem(null);
    try {
      const clientOrderId = createIdempotencyKey().slice(0, 36);
      const { order } = await orderEntry.place({ ...bodyOf(market.id), clientOrderId });
      if (order.averagePrice === null) {
        setProblem(order.reason === null ? t('buyFailed') : describeReason(order.reason));
        return;
      }
      onTraded({ symbol: market.symbol, price: order.averagePrice });
    } catch (failure) {
      const error = toErrorData(failure);
      const isLost = failure instanceof ApiError && failure.isOutcomeUnknown;
      setIsUnknown(isLost);
      setProblem(isLost ? t('buyUnknown') : `${t('buyFailed')}: ${describeError(error)}`);
    } finally {
      setIsBusy(false);
    }
  };
  return { isBusy, isUnknown, problem, buy };
}

function Purchase({
  market,
  isNext,
  quoteSymbol,
  onTraded,
}: FirstPurchaseProps & { market: Token }) {
  const t = useText(dashboardTexts);
  const preview = usePreview(market.id, isNext);
  const { isBusy, isUnknown, problem, buy } = usePurchase(market, onTraded);
  return (
    <>
      {isNext && (
        // Keeps the place of its line while it is not known.
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 3, minHeight: '1lh' }}>
          {preview !== null &&
            t('buyGets', {
              quantity: formatDecimal(preview.filledQuantity),
              symbol: market.symbol,
              fee: `${formatDecimal(preview.fee)} ${preview.feeSymbol}`,
            })}
        </Typography>
      )}
      <Button
        variant="contained"
        color={isNext ? 'success' : 'inherit'}
        disabled={!isNext || isUnknown}
        loading={isBusy}
        onClick={() => {
          void buy();
        }}
        sx={{ mt: 3 }}
      >
        {t('buyNow', { symbol: market.symbol, amount: AMOUNT, quote: quoteSymbol })}
      </Button>
      {problem !== null && (
        <Alert severity="error" sx={{ mt: 3 }}>
          {problem}
        </Alert>
      )}
    </>
  );
}

interface FirstPurchaseProps {
  isNext: boolean;
  quoteSymbol: string;
  onTraded: (trade: FirstTrade) => void;
}

/** A choice of tokens and one button that buys a little of one. */
export function FirstPurchase(props: FirstPurchaseProps) {
  const t = useText(dashboardTexts);
  const markets = useAppSelector(selectMarkets).filter(({ state }) => state === 'active');
  const [chosenId, setChosenId] = useState<string | null>(null);
  const choices = markets.slice(0, CHOICES);
  const market = choices.find(({ id }) => id === chosenId) ?? choices[0];
  if (market === undefined) return null;
  return (
    <>
      <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1, mb: 3 }}>
        {t('buyText')}
      </Typography>
      <ToggleButtonGroup
        exclusive
        size="small"
        aria-label={t('buyChoice')}
        value={market.id}
        onChange={(_event, id: string | null) => {
          if (id !== null) setChosenId(id);
        }}
      >
        {choices.map(({ id, symbol }) => (
          <ToggleButton key={id} value={id} sx={{ gap: 1.5 }}>
            <TokenIcon symbol={symbol} size={16} />
            {symbol}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <div>
        <Purchase key={market.id} market={market} {...props} />
      </div>
      {props.isNext && (
        <Typography variant="caption" component="p" sx={{ color: 'text.secondary', mt: 3 }}>
          {t('buyLater')}{' '}
          <MuiLink component={Link} to={`/trade/${market.symbol}`} underline="always">
            {t('tradingScreen')}
          </MuiLink>
          .
        </Typography>
      )}
    </>
  );
}
