import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { LIMITS, type Token } from '@tokentradex/backend/contracts';
import { useId, useState } from 'react';
import { notificationTexts } from '../../i18n/en/notifications.ts';
import { textOf } from '../../i18n/i18n.ts';
import { RichText } from '../../i18n/RichText.tsx';
import { useText } from '../../i18n/use-text.ts';
import { alertDirection, movedPrice } from '../../lib/alert-price.ts';
import { readAmount } from '../../lib/amount-text.ts';
import { formatDecimal } from '../../lib/decimal-text.ts';
import { describeError, fieldErrors } from '../../lib/error-text.ts';
import { api } from '../../services/api.ts';
import { useTicker } from '../../services/market-data/use-market-data.ts';
import { notificationCentre } from '../../services/notification-centre.ts';
import { notify } from '../../services/notify.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectMarkets, selectQuoteToken } from '../../store/slices/tokensSlice.ts';
import { AmountField } from '../AmountField.tsx';
import { LabelledField } from '../LabelledField.tsx';
import { LabelledSelect } from '../LabelledSelect.tsx';
import { Price } from '../Price.tsx';
import { useSending } from '../use-sending.ts';
import { AlertRows } from './AlertRows.tsx';
import { usePriceAlerts } from './use-price-alerts.ts';

const STEPS_PERCENT = [-10, -5, -1, 1, 5, 10];

/** What the price means, or what is wrong with it. */
function reading(text: string, market: Token, last: string | null) {
  const t = textOf(notificationTexts);
  const amount = readAmount(text);
  if (!amount.isValid) {
    return { body: null, problem: text === '' ? t('enterPrice') : amount.problem, hint: undefined };
  }
  const direction = alertDirection(amount.amount, last);
  if (direction === null) return { body: null, problem: t('isLast'), hint: undefined };
  const values = { symbol: market.symbol, price: formatDecimal(amount.amount) };
  const hint = direction === 'above' ? t('willRise', values) : t('willFall', values);
  return {
    body: { tokenId: market.id, direction, price: amount.amount },
    problem: undefined,
    hint,
  };
}

function Existing({ market }: { market: Token }) {
  const t = useText(notificationTexts);
  const { data } = usePriceAlerts('active', market.id);
  if (data === null || data.length === 0) return null;
  return (
    <Box sx={{ mx: -6, borderTop: 1, borderColor: 'divider', pt: 3 }}>
      <Typography variant="label" component="h3" sx={{ px: 5, color: 'text.secondary' }}>
        {t('waitingOf', { symbol: market.symbol })}
      </Typography>
      <AlertRows alerts={data} label={t('waitingOf', { symbol: market.symbol })} />
    </Box>
  );
}

function AlertForm({ market, onMarket }: { market: Token; onMarket: (id: string) => void }) {
  const t = useText(notificationTexts);
  const markets = useAppSelector(selectMarkets);
  const quoteSymbol = useAppSelector(selectQuoteToken)?.symbol ?? '';
  const last = useTicker(market.id)?.last ?? market.currentPrice;
  const [price, setPrice] = useState('');
  const [note, setNote] = useState('');
  const [isTouched, setIsTouched] = useState(false);
  const { isBusy, error, send, dismissError } = useSending();
  const { body, problem, hint } = reading(price, market, last);
  const refused = fieldErrors(error)['price'];
  const shownProblem = isTouched && problem !== undefined ? problem : refused;

  const submit = async () => {
    setIsTouched(true);
    if (body === null) return;
    const alert = { ...body, ...(note.trim() === '' ? {} : { note: note.trim() }) };
    if ((await send(() => api.alerts.create(alert))) === null) return;
    notify('success', t('created', { symbol: market.symbol, price: formatDecimal(body.price) }));
    notificationCentre.alertsChanged();
    notificationCentre.endAlert();
  };

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <DialogContent sx={{ display: 'grid', gap: 4 }}>
        <LabelledSelect
          label={t('market')}
          value={market.id}
          options={markets.map(({ id, market: name }) => ({ value: id, label: name }))}
          onChange={onMarket}
        />
        <Box>
          <AmountField
            label={t('alertPrice')}
            symbol={quoteSymbol}
            value={price}
            onChange={(text) => {
              setPrice(text);
              dismissError();
            }}
            error={shownProblem}
            hint={hint}
            aside={
              <RichText
                texts={notificationTexts}
                name="lastPrice"
                values={{ price: <Price value={last} tick={market.tickSize} /> }}
              />
            }
          />
          {last !== null && (
            <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mt: 2 }}>
              {STEPS_PERCENT.map((percent) => (
                <Button
                  key={percent}
                  size="small"
                  variant="outlined"
                  onClick={() => {
                    setPrice(movedPrice(last, percent, market.tickSize));
                    dismissError();
                  }}
                  sx={{ minWidth: 0, px: 2 }}
                >
                  {percent > 0 ? '+' : '−'}
                  {Math.abs(percent)}%
                </Button>
              ))}
            </Box>
          )}
        </Box>
        <LabelledField
          label={t('note')}
          value={note}
          onChange={setNote}
          hint={t('noteHint')}
          lengthMax={LIMITS.alertNoteLengthMax}
        />
        {error !== null && refused === undefined && (
          <Alert severity="error">
            {error.code === 'conflict' ? error.message : describeError(error)}
          </Alert>
        )}
        <Existing market={market} />
      </DialogContent>
      <DialogActions>
        <Button
          variant="outlined"
          onClick={() => {
            notificationCentre.endAlert();
          }}
        >
          {t('cancel')}
        </Button>
        <Button type="submit" variant="contained" loading={isBusy}>
          {t('create')}
        </Button>
      </DialogActions>
    </form>
  );
}

/** Makes a price alert; which way the price has to go follows from the last one. */
export function PriceAlertDialog({ symbol }: { symbol: string }) {
  const t = useText(notificationTexts);
  const titleId = useId();
  const markets = useAppSelector(selectMarkets);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const market =
    markets.find(({ id }) => id === chosenId) ??
    markets.find((candidate) => candidate.symbol === symbol);
  if (market === undefined) return null;
  return (
    <Dialog
      open
      onClose={() => {
        notificationCentre.endAlert();
      }}
      aria-labelledby={titleId}
      maxWidth="xs"
      fullWidth
    >
      <DialogTitle id={titleId}>{t('alertTitle')}</DialogTitle>
      <AlertForm key={market.id} market={market} onMarket={setChosenId} />
    </Dialog>
  );
}
