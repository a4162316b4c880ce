import Typography from '@mui/material/Typography';
import type { Token } from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { LabelledField } from '../../components/LabelledField.tsx';
import { api } from '../../services/api.ts';
import { notify } from '../../services/notify.ts';
import { AdminDialog } from './AdminDialog.tsx';
import { ReasonField } from './ReasonField.tsx';
import { cleanTerms, NEW_TERMS, SYMBOL_PATTERN, termErrors, termProblems } from './token-terms.ts';
import { TokenTermsFields } from './TokenTermsFields.tsx';
import { useSending } from './use-sending.ts';

interface ListTokenDialogProps {
  quoteSymbol: string;
  onClose: () => void;
  onDone: (token: Token) => void;
}

/** Adds a token and its market. */
export function ListTokenDialog({ quoteSymbol, onClose, onDone }: ListTokenDialogProps) {
  const [symbol, setSymbol] = useState('');
  const [terms, setTerms] = useState(NEW_TERMS);
  const [reason, setReason] = useState('');
  const [isTouched, setIsTouched] = useState(false);
  const { isBusy, error, send } = useSending();
  const problems = termProblems(terms);
  const symbolProblem = SYMBOL_PATTERN.test(symbol)
    ? undefined
    : 'Use 2 to 10 capital letters and digits.';
  const refused = termErrors(error);

  const submit = async () => {
    setIsTouched(true);
    const isClean = symbolProblem === undefined && Object.keys(problems).length === 0;
    if (!isClean || reason.trim() === '') return;
    const token = await send(() =>
      api.admin.listToken({ symbol, ...cleanTerms(terms), reason: reason.trim() }),
    );
    if (token === null) return;
    notify(
      'success',
      `${token.symbol} listed`,
      'Its market starts halted: resume it to open trading',
    );
    onDone(token);
    onClose();
  };

  return (
    <AdminDialog
      title="List a token"
      confirmLabel={symbol === '' ? 'List the token' : `List ${symbol}`}
      isBusy={isBusy}
      error={Object.keys(refused).length > 0 ? null : error}
      width="sm"
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        The token gets a market against {quoteSymbol}. Symbol and pair cannot be changed later; the
        terms can.
      </Typography>
      <LabelledField
        label="Symbol"
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
      <ReasonField
        value={reason}
        onChange={setReason}
        isMissing={isTouched && reason.trim() === ''}
      />
    </AdminDialog>
  );
}
