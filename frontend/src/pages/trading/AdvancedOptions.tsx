import ExpandMore from '@mui/icons-material/ExpandMore';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import {
  SELF_TRADE_PREVENTIONS,
  type SelfTradePrevention,
  type Token,
} from '@tokentradex/backend/contracts';
import { useId, useState } from 'react';
import { orderFormTexts } from '../../i18n/en/order-form.ts';
import { useText } from '../../i18n/use-text.ts';
import { CONFIRMATIONS, preferences, usePreference } from '../../services/preferences.ts';
import type { DraftProblems } from './check-draft.ts';
import { FieldUnit } from './FieldUnit.tsx';
import { NumberField } from './NumberField.tsx';
import { OptionSelect } from './OptionSelect.tsx';
import type { DraftAction, OrderDraft } from './order-draft.ts';
import { mayRest, ORDER_KINDS } from './order-kinds.ts';

const PERCENT_STEP = '0.1';

interface AdvancedOptionsProps {
  market: Token;
  draft: OrderDraft;
  problems: DraftProblems;
  onChange: (action: DraftAction) => void;
}

/** What few orders need, folded away: iceberg, slippage, self-trades, and when the form asks. */
export function AdvancedOptions(props: AdvancedOptionsProps) {
  const { draft, problems } = props;
  const t = useText(orderFormTexts);
  const [isWanted, setIsWanted] = useState(false);
  const panelId = useId();
  // A problem must not hide behind a closed lid.
  const isOpen =
    isWanted || problems.displayQuantity !== undefined || problems.maxSlippage !== undefined;
  const isChanged =
    draft.displayQuantity !== '' ||
    draft.maxSlippage !== '' ||
    draft.selfTradePrevention !== 'expire_taker';
  return (
    <div>
      <ButtonBase
        aria-expanded={isOpen}
        aria-controls={panelId}
        onClick={() => {
          setIsWanted(!isOpen);
        }}
        sx={{
          minHeight: 24,
          typography: 'caption',
          color: 'text.secondary',
          '&:hover': { color: 'text.primary' },
        }}
      >
        {t(isChanged ? 'advanced.changed' : 'advanced')}
        <ExpandMore sx={{ fontSize: 18, ml: 0.5, transform: isOpen ? 'rotate(180deg)' : 'none' }} />
      </ButtonBase>
      <Box id={panelId} hidden={!isOpen} sx={{ pt: 2 }}>
        {isOpen && <Options {...props} />}
      </Box>
    </div>
  );
}

function Options({ market, draft, problems, onChange }: AdvancedOptionsProps) {
  const t = useText(orderFormTexts);
  const { isPriced, mayBeIceberg } = ORDER_KINDS[draft.orderType];
  const confirmation = usePreference('confirmsOrders');
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      {mayBeIceberg &&
        (mayRest(draft.timeInForce) ? (
          <NumberField
            label={t('field.displayQuantity')}
            value={draft.displayQuantity}
            step={market.lotSize}
            problem={problems.displayQuantity ?? null}
            placeholder={t('placeholder.all')}
            suffix={<FieldUnit>{market.symbol}</FieldUnit>}
            onChange={(text) => {
              onChange({ type: 'typed', field: 'displayQuantity', text });
            }}
          />
        ) : (
          <Box sx={{ typography: 'caption', color: 'text.secondary' }}>
            {t('iceberg.needsRest')}
          </Box>
        ))}
      {!isPriced && (
        <NumberField
          label={t('field.maxSlippage')}
          value={draft.maxSlippage}
          step={PERCENT_STEP}
          problem={problems.maxSlippage ?? null}
          placeholder="5"
          suffix={<FieldUnit>%</FieldUnit>}
          onChange={(text) => {
            onChange({ type: 'typed', field: 'maxSlippage', text });
          }}
        />
      )}
      <OptionSelect<SelfTradePrevention>
        label={t('selfTrade')}
        value={draft.selfTradePrevention}
        options={SELF_TRADE_PREVENTIONS.map((mode) => ({
          value: mode,
          label: t(`selfTrade.${mode}`),
        }))}
        onChoose={(mode) => {
          onChange({ type: 'selfTradePreventionChosen', mode });
        }}
      />
      <OptionSelect
        label={t('confirm')}
        value={confirmation}
        options={CONFIRMATIONS.map((value) => ({ value, label: t(`confirm.${value}`) }))}
        onChoose={(value) => {
          preferences.set('confirmsOrders', value);
        }}
      />
    </Box>
  );
}
