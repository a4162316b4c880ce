import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { Token } from '@tokentradex/backend/contracts';
import type { AmountUnit, DraftAction, OrderDraft } from './order-draft.ts';
import { amountOfPercent, percentOfAmount, type OrderSizeMax } from './order-sizing.ts';
import { NumberField } from './NumberField.tsx';
import { PercentChoice } from './PercentChoice.tsx';

interface AmountFieldsProps {
  market: Token;
  quote: Token;
  draft: OrderDraft;
  /** The largest order that the balance covers; null while that cannot be known. */
  max: OrderSizeMax | null;
  isSignedIn: boolean;
  priceProblem: string | null;
  amountProblem: string | null;
  onChange: (action: DraftAction) => void;
}

/** Price, quantity or cash amount, and the share of the available balance. */
export function AmountFields(props: AmountFieldsProps) {
  const { market, quote, draft, max, isSignedIn, priceProblem, amountProblem, onChange } = props;
  const isLimit = draft.orderType === 'limit';
  const isCash = draft.amountUnit === 'cash';
  return (
    <>
      {isLimit ? (
        <NumberField
          label="Price"
          value={draft.price}
          step={market.tickSize}
          problem={priceProblem}
          suffix={<Unit>{quote.symbol}</Unit>}
          onChange={(price) => {
            onChange({ type: 'priceTyped', price });
          }}
        />
      ) : (
        <MarketPriceNote />
      )}
      <NumberField
        label={isCash ? 'Amount' : 'Quantity'}
        value={draft.amount}
        step={isCash ? '1' : market.lotSize}
        problem={amountProblem}
        suffix={
          isLimit ? (
            <Unit>{market.symbol}</Unit>
          ) : (
            <UnitChoice market={market} quote={quote} unit={draft.amountUnit} onChange={onChange} />
          )
        }
        onChange={(amount) => {
          onChange({ type: 'amountTyped', amount });
        }}
      />
      <PercentChoice
        percent={percentOfAmount(draft, max)}
        disabledReason={disabledReason(isSignedIn, max)}
        onChoose={(percent) => {
          if (max === null) return;
          onChange({ type: 'amountSized', amount: amountOfPercent(max, percent), unit: max.unit });
        }}
      />
    </>
  );
}

function disabledReason(isSignedIn: boolean, max: { amount: bigint } | null): string | null {
  if (!isSignedIn) return 'Sign in to use your balance';
  if (max === null) return 'Enter a price first';
  return max.amount === 0n ? 'Nothing is available' : null;
}

function Unit({ children }: { children: string }) {
  return (
    <Box component="span" sx={{ typography: 'body2', color: 'text.secondary', flex: 'none' }}>
      {children}
    </Box>
  );
}

function MarketPriceNote() {
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        justifyContent: 'space-between',
        height: 40,
        px: 3,
        borderRadius: 1,
        border: 1,
        borderStyle: 'dashed',
        borderColor: 'surface.border',
        typography: 'body2',
        color: 'text.secondary',
      }}
    >
      <span>Price</span>
      <span>Best available, at most 5% away</span>
    </Box>
  );
}

interface UnitChoiceProps {
  market: Token;
  quote: Token;
  unit: AmountUnit;
  onChange: (action: DraftAction) => void;
}

function UnitChoice({ market, quote, unit, onChange }: UnitChoiceProps) {
  const options: readonly [AmountUnit, string][] = [
    ['token', market.symbol],
    ['cash', quote.symbol],
  ];
  return (
    <Box role="group" aria-label="Unit" sx={{ display: 'flex', flex: 'none', mr: -1.5 }}>
      {options.map(([option, symbol]) => (
        <ButtonBase
          key={option}
          aria-pressed={unit === option}
          onClick={() => {
            onChange({ type: 'unitChosen', unit: option });
          }}
          sx={{
            height: 26,
            px: 1.5,
            borderRadius: '4px',
            typography: 'caption',
            fontWeight: 500,
            color: unit === option ? 'text.primary' : 'text.secondary',
            bgcolor: unit === option ? 'surface.hover' : 'transparent',
          }}
        >
          {symbol}
        </ButtonBase>
      ))}
    </Box>
  );
}
