import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import Typography from '@mui/material/Typography';
import type { Token, WithdrawalBody } from '@tokentradex/backend/contracts';
import { formatAmount, parseAmount } from '@tokentradex/backend/decimal';
import { FactList } from '../../components/FactList.tsx';
import { Quantity } from '../../components/Quantity.tsx';
import { describeError } from '../../lib/error-text.ts';
import type { ApiErrorData } from '../../services/api-error.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectBalanceOf } from '../../store/slices/walletSlice.ts';

/** What stays available; zero when the balance has shrunk meanwhile. */
function remainderOf(available: string, amount: string): string {
  const rest = parseAmount(available) - parseAmount(amount);
  return formatAmount(rest < 0n ? 0n : rest);
}

interface WithdrawReviewProps {
  token: Token;
  body: WithdrawalBody;
  /** Of a try whose outcome is unknown. */
  error: ApiErrorData | null;
  isBusy: boolean;
  onBack: () => void;
  onSend: () => void;
}

/** Everything about the withdrawal once more, before it is sent. */
export function WithdrawReview(props: WithdrawReviewProps) {
  const { token, body, error, isBusy, onBack, onSend } = props;
  const available = useAppSelector((state) => selectBalanceOf(state, token.id))?.available ?? '0';
  return (
    <>
      <DialogContent>
        <FactList
          facts={[
            { name: 'Amount', value: <Quantity value={body.amount} symbol={token.symbol} /> },
            {
              name: 'To',
              value: (
                <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums' }}>
                  {body.address}
                </Box>
              ),
            },
            {
              name: 'Available after',
              value: <Quantity value={remainderOf(available, body.amount)} symbol={token.symbol} />,
            },
          ]}
        />
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 3 }}>
          The amount is held at once and leaves after an operator has approved it. Until then you
          can cancel under Transactions.
        </Typography>
        {error !== null && (
          <Alert severity="warning" sx={{ mt: 4 }}>
            {describeError(error)} It may have been taken. Send again: it is the same request, and
            it is taken once at most.
          </Alert>
        )}
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={onBack} disabled={isBusy || error !== null}>
          Back
        </Button>
        <Button variant="contained" onClick={onSend} loading={isBusy}>
          {error === null ? 'Withdraw' : 'Send again'}
        </Button>
      </DialogActions>
    </>
  );
}
