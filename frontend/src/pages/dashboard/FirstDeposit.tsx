import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { dashboardTexts } from '../../i18n/en/dashboard.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatDecimal } from '../../lib/decimal-text.ts';
import { describeError } from '../../lib/error-text.ts';
import { toErrorData, type ApiErrorData } from '../../services/api-error.ts';
import { api } from '../../services/api.ts';
import { useAppDispatch } from '../../store/index.ts';
import { fetchWallet } from '../../store/slices/walletSlice.ts';

/** Enough for some tries, in cash. */
const AMOUNT = '10000';

/** Sandbox money with one click. */
export function FirstDeposit({ isDone, quoteSymbol }: { isDone: boolean; quoteSymbol: string }) {
  const t = useText(dashboardTexts);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<ApiErrorData | null>(null);
  const dispatch = useAppDispatch();
  const amount = { amount: formatDecimal(AMOUNT), symbol: quoteSymbol };
  const deposit = async () => {
    setIsBusy(true);
    setError(null);
    try {
      await api.wallet.deposit({ tokenId: quoteSymbol, amount: AMOUNT });
      await dispatch(fetchWallet());
    } catch (failure) {
      setError(toErrorData(failure));
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <>
      <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1 }}>
        {t('fundText', amount)}
      </Typography>
      {!isDone && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mt: 3 }}>
          <Button
            variant="contained"
            loading={isBusy}
            onClick={() => {
              void deposit();
            }}
          >
            {t('fundNow', amount)}
          </Button>
          <Button component={Link} to="/wallet?deposit" variant="text" color="inherit">
            {t('fundOther')}
          </Button>
        </Box>
      )}
      {error !== null && (
        <Alert severity="error" sx={{ mt: 3 }}>
          {t('fundFailed')}: {describeError(error)}
        </Alert>
      )}
    </>
  );
}
