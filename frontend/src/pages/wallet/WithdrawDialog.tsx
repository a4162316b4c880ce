import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogTitle from '@mui/material/DialogTitle';
import { useCallback, useId, useState } from 'react';
import { useLoaded } from '../../components/use-loaded.ts';
import { walletTexts } from '../../i18n/en/wallet.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatDecimal } from '../../lib/decimal-text.ts';
import { api } from '../../services/api.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectUser } from '../../store/slices/authSlice.ts';
import { selectAllTokens } from '../../store/slices/tokensSlice.ts';
import { Outcome } from './Outcome.tsx';
import { useWithdrawalRules } from './use-withdrawal-rules.ts';
import { useWithdrawal } from './use-withdrawal.ts';
import { WithdrawForm, type WithdrawalDraft } from './WithdrawForm.tsx';
import { WithdrawReview } from './WithdrawReview.tsx';

interface WithdrawDialogProps {
  /** The asset to begin with; another or none means the cash token. */
  symbol: string;
  isOpen: boolean;
  onClose: () => void;
  /** The withdrawal is held. */
  onDone: () => void;
  onShowTransactions: () => void;
}

/** Asks for a withdrawal, shows it once more, sends it once. */
export function WithdrawDialog(props: WithdrawDialogProps) {
  const t = useText(walletTexts);
  const { symbol, isOpen, onClose, onDone, onShowTransactions } = props;
  const titleId = useId();
  const { step, isBusy, review, edit, send } = useWithdrawal();
  const [draft, setDraft] = useState<WithdrawalDraft>({
    tokenId: '',
    amount: '',
    address: '',
    destination: '',
  });
  const { rules, reload } = useWithdrawalRules();
  const tokens = useAppSelector(selectAllTokens);
  const token =
    tokens.find(({ id }) => id === draft.tokenId) ??
    tokens.find((candidate) => candidate.symbol === symbol) ??
    tokens.find(({ isQuote }) => isQuote);

  // Verified since the sign-in? The record on the server knows.
  const fetchMe = useCallback(() => api.auth.me(), []);
  const { data: me } = useLoaded(fetchMe);
  const user = useAppSelector(selectUser);
  const kycStatus = (me ?? user)?.kycStatus ?? 'none';
  const hasSecondFactor = (me ?? user)?.totpEnabled === true;

  const submit = async (totp: string | undefined) => {
    if ((await send(totp)) !== null) onDone();
    // Refused for what has changed since the dialog was opened.
    else reload();
  };

  return (
    <Dialog
      open={isOpen}
      onClose={isBusy ? undefined : onClose}
      aria-labelledby={titleId}
      maxWidth="xs"
      fullWidth
    >
      <DialogTitle id={titleId}>
        {t(step.name === 'review' ? 'reviewTitle' : 'withdraw')}
      </DialogTitle>
      {step.name === 'edit' && token !== undefined && (
        <WithdrawForm
          token={token}
          draft={draft}
          kycStatus={kycStatus}
          rules={rules}
          error={step.error}
          onChange={setDraft}
          onReview={review}
          onClose={onClose}
        />
      )}
      {step.name === 'review' && token !== undefined && (
        <WithdrawReview
          token={token}
          body={step.body}
          destination={rules?.addresses.find(({ id }) => id === step.body.addressId) ?? null}
          error={step.error}
          hasSecondFactor={hasSecondFactor}
          isBusy={isBusy}
          onBack={edit}
          onSend={(totp) => void submit(totp)}
        />
      )}
      {step.name === 'done' && (
        <Outcome
          title={t('inReview', {
            amount: `${formatDecimal(step.transaction.amount)} ${step.transaction.symbol}`,
          })}
          text={t('inReviewHint')}
          actions={
            <>
              <Button variant="outlined" onClick={onClose}>
                {t('done')}
              </Button>
              <Button variant="contained" onClick={onShowTransactions}>
                {t('seeTransactions')}
              </Button>
            </>
          }
        />
      )}
    </Dialog>
  );
}
