import Typography from '@mui/material/Typography';
import type { Token } from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { LabelledField } from '../../components/LabelledField.tsx';
import { adminTexts } from '../../i18n/en/admin.ts';
import { useText } from '../../i18n/use-text.ts';
import { adminApi } from '../../services/admin-api.ts';
import { notify } from '../../services/notify.ts';
import { AdminDialog } from './AdminDialog.tsx';
import { ReasonField } from './ReasonField.tsx';
import {
  cleanTerms,
  NEW_TERMS,
  SYMBOL_PATTERN,
  termErrors,
  termProblems,
  termsBody,
} from './token-terms.ts';
import { TokenTermsFields } from './TokenTermsFields.tsx';
import { useReasonedChange } from './use-reasoned-change.ts';

interface ListTokenDialogProps {
  quoteSymbol: string;
  onClose: () => void;
  onDone: (token: Token) => void;
}

/** Adds a token and its market. */
export function ListTokenDialog({ quoteSymbol, onClose, onDone }: ListTokenDialogProps) {
  const t = useText(adminTexts);
  const [symbol, setSymbol] = useState('');
  const [terms, setTerms] = useState(NEW_TERMS);
  const { isBusy, error, isTouched, reasonField, submit } = useReasonedChange();
  const problems = termProblems(t, terms);
  const symbolProblem = SYMBOL_PATTERN.test(symbol) ? undefined : t('tokens.symbolRule');
  const refused = termErrors(t, error);

  const list = async () => {
    const isClean = symbolProblem === undefined && Object.keys(problems).length === 0;
    const token = await submit(isClean, (reason) =>
      adminApi.listToken({ symbol, ...termsBody(cleanTerms(terms)), reason }),
    );
    if (token === null) return;
    notify('success', t('tokens.listed', { symbol: token.symbol }), t('tokens.startsHalted'));
    onDone(token);
    onClose();
  };

  return (
    <AdminDialog
      title={t('tokens.list')}
      confirmLabel={symbol === '' ? t('tokens.listTheToken') : t('tokens.listSymbol', { symbol })}
      isBusy={isBusy}
      error={Object.keys(refused).length > 0 ? null : error}
      width="sm"
      onSubmit={() => void list()}
      onClose={onClose}
    >
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('tokens.listHint', { quote: quoteSymbol })}
      </Typography>
      <LabelledField
        label={t('tokens.symbol')}
        value={symbol}
        onChange={(text) => {
          setSymbol(text.toUpperCase());
        }}
        lengthMax={10}
        error={isTouched ? (symbolProblem ?? refused['symbol']) : refused['symbol']}
      />
      <TokenTermsFields
        terms={terms}
        problems={isTouched ? { ...refused, ...problems } : refused}
        symbol={symbol}
        quoteSymbol={quoteSymbol}
        onChange={setTerms}
      />
      <ReasonField {...reasonField} />
    </AdminDialog>
  );
}
