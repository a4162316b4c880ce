import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import type { TimeInForce } from '@tokentradex/backend/contracts';
import { orderFormTexts } from '../../i18n/en/order-form.ts';
import { useText } from '../../i18n/use-text.ts';
import { describeTimeInForce } from '../../lib/order-words.ts';
import { inputTimeOf } from '../../lib/input-time.ts';
import { ExpiryField } from './ExpiryField.tsx';
import { OptionCheckbox } from './OptionCheckbox.tsx';
import type { DraftAction, OrderDraft } from './order-draft.ts';
import { mayRest, ORDER_KINDS } from './order-kinds.ts';

/** How far ahead an expiry is suggested. */
const EXPIRY_SUGGESTION_MS = 86_400_000;

interface OrderOptionsProps {
  draft: OrderDraft;
  expiryProblem: string | null;
  onChange: (action: DraftAction) => void;
}

/** How long an order with a price stands, and whether it may take. */
export function OrderOptions({ draft, expiryProblem, onChange }: OrderOptionsProps) {
  const t = useText(orderFormTexts);
  const { timesInForce, mayBePostOnly } = ORDER_KINDS[draft.orderType];
  const choose = (timeInForce: TimeInForce) => {
    const isDated = timeInForce === 'GTD' && draft.expiresAt === '';
    onChange({
      type: 'timeInForceChosen',
      timeInForce,
      ...(isDated ? { expiresAt: inputTimeOf(Date.now() + EXPIRY_SUGGESTION_MS) } : {}),
    });
  };
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 2 }}>
        <Select<TimeInForce>
          variant="standard"
          disableUnderline
          value={draft.timeInForce}
          onChange={(event) => {
            choose(event.target.value);
          }}
          inputProps={{ 'aria-label': t('timeInForce') }}
          sx={{ typography: 'caption', color: 'text.secondary', minHeight: 24 }}
        >
          {timesInForce.map((time) => (
            <MenuItem key={time} value={time}>
              {describeTimeInForce(time, null)}
            </MenuItem>
          ))}
        </Select>
        {mayBePostOnly && (
          <OptionCheckbox
            label={t('postOnly')}
            hint={t('postOnly.hint')}
            disabledReason={mayRest(draft.timeInForce) ? null : t('postOnly.needsRest')}
            isChecked={draft.postOnly}
            onChange={(postOnly) => {
              onChange({ type: 'postOnlyChosen', postOnly });
            }}
          />
        )}
      </Box>
      {draft.timeInForce === 'GTD' && (
        <ExpiryField
          value={draft.expiresAt}
          problem={expiryProblem}
          onChange={(text) => {
            onChange({ type: 'typed', field: 'expiresAt', text });
          }}
        />
      )}
    </>
  );
}
