import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import type { Token, Transaction } from '@tokentradex/backend/contracts';
import { useId, useState } from 'react';
import { Link } from 'react-router-dom';
import { AmountField } from '../../components/AmountField.tsx';
import { Quantity } from '../../components/Quantity.tsx';
import { useSending } from '../../components/use-sending.ts';
import { walletTexts } from '../../i18n/en/wallet.ts';
import { RichText } from '../../i18n/RichText.tsx';
import { useText } from '../../i18n/use-text.ts';
import { readAmount } from '../../lib/amount-text.ts';
import { formatDecimal } from '../../lib/decimal-text.ts';
import { describeError } from '../../lib/error-text.ts';
import { api } from '../../services/api.ts';
import { useTicker } from '../../services/market-data/use-market-data.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectAllTokens } from '../../store/slices/tokensSlice.ts';
import { selectBalanceOf } from '../../store/slices/walletSlice.ts';
import { AssetSelect } from './AssetSelect.tsx';
import { Outcome } from './Outcome.tsx';
import { quickAmounts } from './quick-amounts.ts';

interface DepositFormProps {
  token: Token;
  onTokenChange: (tokenId: string) => void;
  onClose: () => void;
  onDeposited: (transaction: Transaction) => void;
}

function DepositForm({ token, onTokenChange, onClose, onDeposited }: DepositFormProps) {
  const t = useText(walletTexts);
  const [text, setText] = useState('');
  const [isTouched, setIsTouched] = useState(false);
  const { isBusy, error, send } = useSending();
  const tokens = useAppSelector(selectAllTokens);
  const price = useTicker(token.id)?.last ?? token.currentPrice;
  const available = useAppSelector((state) => selectBalanceOf(state, token.id))?.available ?? '0';
  const reading = readAmount(text);

  const submit = async () => {
    setIsTouched(true);
    if (!reading.isValid) return;
    const body = { tokenId: token.id, amount: reading.amount };
    const transaction = await send(() => api.wallet.deposit(body));
    if (transaction !== null) onDeposited(transaction);
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
        <Alert severity="info">{t('sandbox')}</Alert>
        <AssetSelect
          assets={tokens.filter(({ state }) => state !== 'delisted')}
          value={token.id}
          onChange={(tokenId) => {
            setText('');
            setIsTouched(false);
            onTokenChange(tokenId);
          }}
        />
        <Box>
          <AmountField
            label={t('amount')}
            symbol={token.symbol}
            value={text}
            onChange={setText}
            error={isTouched && !reading.isValid ? reading.problem : undefined}
            aside={
              <RichText
                texts={walletTexts}
                name="availableIs"
                values={{ amount: <Quantity value={available} symbol={token.symbol} /> }}
              />
            }
          />
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mt: 2 }}>
            {quickAmounts(token.isQuote, price).map((amount) => (
              <Button
                key={amount}
                size="small"
                variant="outlined"
                onClick={() => {
                  setText(amount);
                }}
              >
                {formatDecimal(amount)}
              </Button>
            ))}
          </Box>
        </Box>
        {error !== null && (
          <Alert severity="error">
            {describeError(error)}
            {error.requestId !== null && ` ${t('request', { id: error.requestId })}`}
          </Alert>
        )}
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={onClose} disabled={isBusy}>
          {t('cancel')}
        </Button>
        <Button type="submit" variant="contained" loading={isBusy}>
          {t('credit', {
            amount: reading.isValid
              ? `${formatDecimal(reading.amount)} ${token.symbol}`
              : token.symbol,
          })}
        </Button>
      </DialogActions>
    </form>
  );
}

interface DepositDialogProps {
  /** The asset to begin with; another or none means the cash token. */
  symbol: string;
  isOpen: boolean;
  onClose: () => void;
  onDone: () => void;
}

/** Credits sandbox money. */
export function DepositDialog({ symbol, isOpen, onClose, onDone }: DepositDialogProps) {
  const t = useText(walletTexts);
  const titleId = useId();
  const tokens = useAppSelector(selectAllTokens);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [done, setDone] = useState<Transaction | null>(null);
  const token =
    tokens.find(({ id }) => id === chosenId) ??
    tokens.find((candidate) => candidate.symbol === symbol) ??
    tokens.find(({ isQuote }) => isQuote);
  const amount = done === null ? '' : `${formatDecimal(done.amount)} ${done.symbol}`;
  return (
    <Dialog open={isOpen} onClose={onClose} aria-labelledby={titleId} maxWidth="xs" fullWidth>
      <DialogTitle id={titleId}>{t('deposit')}</DialogTitle>
      {done === null && token !== undefined && (
        <DepositForm
          token={token}
          onTokenChange={setChosenId}
          onClose={onClose}
          onDeposited={(transaction) => {
            setDone(transaction);
            onDone();
          }}
        />
      )}
      {done !== null && (
        <Outcome
          title={t(done.status === 'completed' ? 'credited' : 'onTheWay', { amount })}
          text={t(done.status === 'completed' ? 'readyToTrade' : 'whenConfirmed')}
          actions={
            <>
              <Button variant="outlined" onClick={onClose}>
                {t('done')}
              </Button>
              <Button component={Link} to="/trade" variant="contained">
                {t('startTrading')}
              </Button>
            </>
          }
        />
      )}
    </Dialog>
  );
}
