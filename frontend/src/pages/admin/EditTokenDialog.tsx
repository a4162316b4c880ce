import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Token } from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { adminTexts } from '../../i18n/en/admin.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatDecimal } from '../../lib/decimal-text.ts';
import { adminApi } from '../../services/admin-api.ts';
import { notify } from '../../services/notify.ts';
import { AdminDialog } from './AdminDialog.tsx';
import { ReasonField } from './ReasonField.tsx';
import {
  cleanTerms,
  TERM_KEYS,
  termChanges,
  termErrors,
  termProblems,
  termsBody,
  termsOf,
  type TermChange,
} from './token-terms.ts';
import { TokenTermsFields } from './TokenTermsFields.tsx';
import { useReasonedChange } from './use-reasoned-change.ts';

/** "0.01" stays exact; names are no numbers. */
function showTerm({ key }: TermChange, value: string): string {
  return key === 'name' ? value : formatDecimal(value);
}

interface ChangesProps {
  changes: TermChange[];
  /** True after a try to send nothing. */
  isMissing: boolean;
}

function Changes({ changes, isMissing }: ChangesProps) {
  const t = useText(adminTexts);
  if (changes.length === 0) {
    return (
      <Typography
        variant="body2"
        role={isMissing ? 'alert' : undefined}
        sx={{ color: isMissing ? 'trading.down' : 'text.secondary' }}
      >
        {t('tokens.nothingChanged')}
      </Typography>
    );
  }
  return (
    <Box component="ul" sx={{ m: 0, pl: 4, typography: 'body2' }} aria-label={t('audit.changes')}>
      {changes.map((change) => (
        <li key={change.key}>
          {t(`term.${change.key}`)}: {showTerm(change, change.before)} →{' '}
          <strong>{showTerm(change, change.after)}</strong>
        </li>
      ))}
    </Box>
  );
}

interface EditTokenDialogProps {
  token: Token;
  quoteSymbol: string;
  onClose: () => void;
  onDone: (token: Token) => void;
}

/** Changes the terms of a market; shows what changes before it is sent. */
export function EditTokenDialog({ token, quoteSymbol, onClose, onDone }: EditTokenDialogProps) {
  const t = useText(adminTexts);
  const [terms, setTerms] = useState(() => termsOf(token));
  const { isBusy, error, isTouched, reasonField, submit } = useReasonedChange();
  const problems = termProblems(t, terms);
  const isClean = Object.keys(problems).length === 0;
  const changes = isClean ? termChanges(token, terms) : [];
  const refused = termErrors(t, error);
  const isNamed = TERM_KEYS.some((key) => refused[key] !== undefined);

  const apply = async () => {
    const updated = await submit(changes.length > 0, (reason) => {
      const body = termsBody(cleanTerms(terms));
      const changed = Object.fromEntries(changes.map(({ key }) => [key, body[key]]));
      return adminApi.updateToken(token.id, { ...changed, reason });
    });
    if (updated === null) return;
    notify('success', t('changed', { name: token.symbol }));
    onDone(updated);
    onClose();
  };

  return (
    <AdminDialog
      title={t('tokens.editOf', { symbol: token.market })}
      confirmLabel={
        changes.length > 1 ? t('tokens.applyMany', { count: changes.length }) : t('tokens.applyOne')
      }
      isBusy={isBusy}
      error={isNamed ? null : error}
      width="sm"
      onSubmit={() => void apply()}
      onClose={onClose}
    >
      <TokenTermsFields
        terms={terms}
        problems={{ ...refused, ...problems }}
        symbol={token.symbol}
        quoteSymbol={quoteSymbol}
        onChange={setTerms}
      />
      <Changes changes={changes} isMissing={isTouched && isClean} />
      <ReasonField {...reasonField} />
    </AdminDialog>
  );
}
