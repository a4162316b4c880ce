import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { FormDialog } from '../../../components/FormDialog.tsx';
import { SecondFactorField } from '../../../components/SecondFactorField.tsx';
import { useSending } from '../../../components/use-sending.ts';
import { secondFactorTexts } from '../../../i18n/en/second-factor.ts';
import { securityTexts } from '../../../i18n/en/security.ts';
import { useText } from '../../../i18n/use-text.ts';
import { isCodeShaped } from '../../../lib/is-code-shaped.ts';
import { accountApi } from '../../../services/account-api.ts';
import { RecoveryCodesDialog } from './RecoveryCodesDialog.tsx';

interface RenewCodesDialogProps {
  onRenewed: () => void;
  onClose: () => void;
}

/** New recovery codes for a code. */
export function RenewCodesDialog({ onRenewed, onClose }: RenewCodesDialogProps) {
  const t = useText(securityTexts);
  const tCode = useText(secondFactorTexts);
  const [code, setCode] = useState('');
  const [isTouched, setIsTouched] = useState(false);
  const [codes, setCodes] = useState<string[] | null>(null);
  const { isBusy, error, send, dismissError } = useSending();
  if (codes !== null) return <RecoveryCodesDialog codes={codes} onClose={onClose} />;

  const isWrong = error?.code === 'invalid_totp';
  const submit = async () => {
    setIsTouched(true);
    if (!isCodeShaped(code)) return;
    const answer = await send(() => accountApi.security.renewRecoveryCodes(code.trim()));
    if (answer === null) return;
    setCodes(answer.recoveryCodes);
    onRenewed();
  };
  const codeError = () => {
    if (isTouched && !isCodeShaped(code)) return tCode('enterCode');
    return isWrong ? tCode('wrongCode') : undefined;
  };

  return (
    <FormDialog
      title={t('newCodesTitle')}
      confirmLabel={t('makeCodes')}
      cancelLabel={t('cancel')}
      isBusy={isBusy}
      error={isWrong ? null : error}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('newCodesHint')}
      </Typography>
      <SecondFactorField
        value={code}
        onChange={(value) => {
          setCode(value);
          dismissError();
        }}
        error={codeError()}
        isFocusedAtFirst
      />
    </FormDialog>
  );
}
