import Box from '@mui/material/Box';
import type { Token } from '@tokentradex/backend/contracts';
import { orderFormTexts } from '../../i18n/en/order-form.ts';
import { useText } from '../../i18n/use-text.ts';
import type { DraftProblems } from './check-draft.ts';
import { FieldUnit, FieldUnitChoice } from './FieldUnit.tsx';
import { NumberField } from './NumberField.tsx';
import type { DraftAction, OrderDraft, TypedField } from './order-draft.ts';
import { ORDER_KINDS } from './order-kinds.ts';

/** What an arrow key adds to a percentage. */
const PERCENT_STEP = '0.1';

interface PriceFieldsProps {
  market: Token;
  quoteSymbol: string;
  draft: OrderDraft;
  problems: DraftProblems;
  onChange: (action: DraftAction) => void;
}

/** At which price the order trades, and what sets it off: as many fields as its type has. */
export function PriceFields({ market, quoteSymbol, draft, problems, onChange }: PriceFieldsProps) {
  const t = useText(orderFormTexts);
  const { isPriced, trigger } = ORDER_KINDS[draft.orderType];
  const isPair = draft.orderType === 'oco';
  const bindingsOf = (field: TypedField) => ({
    value: draft[field],
    problem: problems[field] ?? null,
    onChange: (text: string) => {
      onChange({ type: 'typed', field, text });
    },
  });
  const price = isPriced && (
    <NumberField
      {...bindingsOf('price')}
      label={isPair || trigger !== 'none' ? t('field.limitPrice') : t('field.price')}
      step={market.tickSize}
      suffix={<FieldUnit>{quoteSymbol}</FieldUnit>}
    />
  );
  return (
    <>
      {isPair && price}
      {trigger === 'price' && (
        <NumberField
          {...bindingsOf('stopPrice')}
          label={t('field.stopPrice')}
          step={market.tickSize}
          suffix={<FieldUnit>{quoteSymbol}</FieldUnit>}
        />
      )}
      {isPair && (
        <NumberField
          {...bindingsOf('stopLimitPrice')}
          label={t('field.stopLimitPrice')}
          placeholder={t('placeholder.market')}
          step={market.tickSize}
          suffix={<FieldUnit>{quoteSymbol}</FieldUnit>}
        />
      )}
      {trigger === 'distance' && (
        <NumberField
          {...bindingsOf('trailing')}
          label={t('field.trailing')}
          step={draft.trailingUnit === 'percent' ? PERCENT_STEP : market.tickSize}
          suffix={
            <FieldUnitChoice
              label={t('trailingUnit')}
              value={draft.trailingUnit}
              options={[
                { value: 'percent', symbol: '%' },
                { value: 'cash', symbol: quoteSymbol },
              ]}
              onChoose={(unit) => {
                onChange({ type: 'trailingUnitChosen', unit });
              }}
            />
          }
        />
      )}
      {!isPair && price}
      {!isPriced && <MarketPriceNote draft={draft} />}
    </>
  );
}

/** Stands where the price would. */
function MarketPriceNote({ draft }: { draft: OrderDraft }) {
  const t = useText(orderFormTexts);
  const percent = draft.maxSlippage.trim() === '' ? '5' : draft.maxSlippage.trim();
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        justifyContent: 'space-between',
        gap: 2,
        minHeight: 40,
        px: 3,
        borderRadius: 1,
        border: 1,
        borderStyle: 'dashed',
        borderColor: 'surface.border',
        typography: 'body2',
        color: 'text.secondary',
      }}
    >
      <span>{t('field.price')}</span>
      <span>{t('marketPrice', { percent })}</span>
    </Box>
  );
}
