import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Typography from '@mui/material/Typography';
import { MARKET_STATES, type MarketState, type Token } from '@tokentradex/backend/contracts';
import { useId, useState } from 'react';
import { adminTexts } from '../../i18n/en/admin.ts';
import { useText } from '../../i18n/use-text.ts';
import { oneOf } from '../../lib/one-of.ts';
import { adminApi } from '../../services/admin-api.ts';
import { notify } from '../../services/notify.ts';
import { AdminDialog } from './AdminDialog.tsx';
import { ReasonField } from './ReasonField.tsx';
import { TypedConfirmation } from './TypedConfirmation.tsx';
import { useReasonedChange } from './use-reasoned-change.ts';

/** What needs the symbol typed. */
function isDrastic(state: MarketState): boolean {
  return state === 'halted' || state === 'delisted';
}

interface MarketStateDialogProps {
  token: Token;
  onClose: () => void;
  onDone: (token: Token) => void;
}

/** Opens, narrows or halts a market. */
export function MarketStateDialog({ token, onClose, onDone }: MarketStateDialogProps) {
  const t = useText(adminTexts);
  const labelId = useId();
  const [state, setState] = useState<MarketState>(token.state);
  const [typed, setTyped] = useState('');
  const { isBusy, error, isTouched, reasonField, submit } = useReasonedChange();
  const isConfirmed = !isDrastic(state) || typed === token.symbol;

  const change = async () => {
    const updated = await submit(state !== token.state && isConfirmed, (reason) =>
      adminApi.updateToken(token.id, { state, reason }),
    );
    if (updated === null) return;
    notify('success', t('state.isNow', { market: token.market, state: t(`state.${state}`) }));
    onDone(updated);
    onClose();
  };

  return (
    <AdminDialog
      title={t('state.title', { market: token.market })}
      confirmLabel={
        state === token.state
          ? t('state.chooseAnother')
          : t(`stateVerb.${state}`, { symbol: token.symbol })
      }
      isDangerous={isDrastic(state) && state !== token.state}
      isBusy={isBusy}
      error={error}
      onSubmit={() => void change()}
      onClose={onClose}
    >
      <Box>
        <Typography variant="subtitle2" component="p" id={labelId} sx={{ mb: 1 }}>
          {t('state.makeIt', { state: t(`state.${token.state}`) })}
        </Typography>
        <RadioGroup
          aria-labelledby={labelId}
          value={state}
          onChange={(_event, value) => {
            setState(oneOf(MARKET_STATES, value) ?? token.state);
            setTyped('');
          }}
        >
          {MARKET_STATES.map((option) => (
            <FormControlLabel
              key={option}
              value={option}
              control={<Radio size="small" />}
              sx={{ alignItems: 'flex-start', mr: 0 }}
              label={
                <Box sx={{ py: 1.75 }}>
                  <Box component="span" sx={{ typography: 'subtitle2' }}>
                    {t(`state.${option}`)}
                  </Box>
                  <Box sx={{ typography: 'caption', color: 'text.secondary' }}>
                    {t(`stateText.${option}`)}
                  </Box>
                </Box>
              }
            />
          ))}
        </RadioGroup>
      </Box>
      {state !== token.state && (
        <>
          <ReasonField {...reasonField} />
          {isDrastic(state) && (
            <TypedConfirmation
              word={token.symbol}
              value={typed}
              onChange={setTyped}
              isMissing={isTouched}
            />
          )}
        </>
      )}
    </AdminDialog>
  );
}
