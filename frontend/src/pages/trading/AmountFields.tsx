import type { Token } from '@tokentradex/backend/contracts';
import { orderFormTexts } from '../../i18n/en/order-form.ts';
import { useText } from '../../i18n/use-text.ts';
import { FieldUnit, FieldUnitChoice } from './FieldUnit.tsx';
import { NumberField } from './NumberField.tsx';
import type { DraftAction, OrderDraft } from './order-draft.ts';
import { ORDER_KINDS, takesCash } from './order-kinds.ts';
import { amountOfPercent, percentOfAmount, type OrderSizeMax } from './order-sizing.ts';
import { PercentChoice } from './PercentChoice.tsx';

interface AmountFieldsProps {
  market: Token;
  quoteSymbol: string;
  draft: OrderDraft;
  /** The largest order that the balance covers; null while that cannot be known. */
  max: OrderSizeMax | null;
  isSignedIn: boolean;
  problem: string | null;
  onChange: (action: DraftAction) => void;
}

/** Quantity or cash amount, and the share of the available balance. */
export function AmountFields(props: AmountFieldsProps) {
  const { market, quoteSymbol, draft, max, isSignedIn, problem, onChange } = props;
  const t = useText(orderFormTexts);
  const isCash = draft.amountUnit === 'cash';
  const disabledReason = () => {
    if (!isSignedIn) return t('percent.signIn');
    if (max === null) return t('percent.noPrice');
    return max.amount === 0n ? t('percent.nothing') : null;
  };
  return (
    <>
      <NumberField
        label={t(isCash ? 'field.amount' : 'field.quantity')}
        value={draft.amount}
        step={isCash ? '1' : market.lotSize}
        problem={problem}
        suffix={
          ORDER_KINDS[draft.orderType].isPriced ? (
            <FieldUnit>{market.symbol}</FieldUnit>
          ) : (
            <FieldUnitChoice
              label={t('unit')}
              value={draft.amountUnit}
              options={[
                { value: 'token', symbol: market.symbol },
                {
                  value: 'cash',
                  symbol: quoteSymbol,
                  disabledReason: takesCash(draft.orderType, draft.side)
                    ? undefined
                    : t('unit.noCash'),
                },
              ]}
              onChoose={(unit) => {
                onChange({ type: 'unitChosen', unit });
              }}
            />
          )
        }
        onChange={(text) => {
          onChange({ type: 'typed', field: 'amount', text });
        }}
      />
      <PercentChoice
        percent={percentOfAmount(draft, max)}
        disabledReason={disabledReason()}
        onChoose={(percent) => {
          if (max === null) return;
          onChange({ type: 'amountSized', amount: amountOfPercent(max, percent), unit: max.unit });
        }}
      />
    </>
  );
}
