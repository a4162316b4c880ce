import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import Typography from '@mui/material/Typography';
import type { Token, WithdrawalAddress, WithdrawalBody } from '@tokentradex/backend/contracts';
import { formatAmount, parseAmount } from '@tokentradex/backend/decimal';
import { useState } from 'react';
import { FactList } from '../../components/FactList.tsx';
import { Quantity } from '../../components/Quantity.tsx';
import { SecondFactorField } from '../../components/SecondFactorField.tsx';
import { secondFactorTexts } from '../../i18n/en/second-factor.ts';
import { walletTexts } from '../../i18n/en/wallet.ts';
import { useText } from '../../i18n/use-text.ts';
import { describeError } from '../../lib/error-text.ts';
import { isCodeShaped } from '../../lib/is-code-shaped.ts';
import type { ApiErrorData } from '../../services/api-error.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectBalanceOf } from '../../store/slices/walletSlice.ts';
import { isAboutCode } from './use-withdrawal.ts';

/** What stays available; zero when the balance has shrunk meanwhile. */
function remainderOf(available: string, amount: string): string {
  const rest = parseAmount(available) - parseAmount(amount);
  return formatAmount(rest < 0n ? 0n : rest);
}

interface WithdrawReviewProps {
  token: Token;
  body: WithdrawalBody;
  /** The entry of the address book that it goes to; null for an address that was typed. */
  destination: WithdrawalAddress | null;
  /** Of a try whose outcome is unknown, or that was refused for its code. */
  error: ApiErrorData | null;
  /** Whether sending asks for a code. */
  hasSecondFactor: boolean;
  isBusy: boolean;
  onBack: () => void;
  onSend: (totp: string | undefined) => void;
}

/** Everything about the withdrawal once more, before it is sent. */
export function WithdrawReview(props: WithdrawReviewProps) {
  const t = useText(walletTexts);
  const { token, body, destination, error, isBusy, onBack, onSend } = props;
  const tCode = useText(secondFactorTexts);
  const [code, setCode] = useState('');
  /** What the last try sent or would have sent: an error is about that, not about what is typed next. */
  const [triedCode, setTriedCode] = useState<string | null>(null);
  const isCodeWrong = error !== null && isAboutCode(error);
  const isUnknown = error !== null && !isCodeWrong;
  const asksForCode = props.hasSecondFactor || isCodeWrong;
  const send = () => {
    setTriedCode(code);
    if (!asksForCode) onSend(undefined);
    else if (isCodeShaped(code)) onSend(code.trim());
  };
  const codeError = () => {
    if (triedCode !== code || isBusy) return undefined;
    if (!isCodeShaped(code)) return tCode('enterCode');
    return error?.code === 'invalid_totp' ? tCode('wrongCode') : undefined;
  };
  const available = useAppSelector((state) => selectBalanceOf(state, token.id))?.available ?? '0';
  return (
    <>
      <DialogContent>
        <FactList
          facts={[
            { name: t('amount'), value: <Quantity value={body.amount} symbol={token.symbol} /> },
            {
              name: t('to'),
              value: (
                <>
                  {destination !== null && <Box sx={{ fontWeight: 500 }}>{destination.label}</Box>}
                  <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums' }}>
                    {destination?.address ?? body.address}
                  </Box>
                </>
              ),
            },
            {
              name: t('availableAfter'),
              value: <Quantity value={remainderOf(available, body.amount)} symbol={token.symbol} />,
            },
          ]}
        />
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 3 }}>
          {t('heldHint')}
        </Typography>
        {asksForCode && (
          <Box sx={{ mt: 4 }}>
            <SecondFactorField
              value={code}
              onChange={setCode}
              error={codeError()}
              isFocusedAtFirst
            />
          </Box>
        )}
        {isUnknown && (
          <Alert severity="warning" sx={{ mt: 4 }}>
            {describeError(error)} {t('mayBeTaken')}
          </Alert>
        )}
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={onBack} disabled={isBusy || isUnknown}>
          {t('back')}
        </Button>
        <Button variant="contained" onClick={send} loading={isBusy}>
          {t(isUnknown ? 'sendAgain' : 'withdraw')}
        </Button>
      </DialogActions>
    </>
  );
}
