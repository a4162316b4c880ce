import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { OrderType, Side } from '@tokentradex/backend/contracts';
import type { DraftAction, OrderDraft } from './order-draft.ts';

interface OrderKindChoiceProps {
  draft: OrderDraft;
  onChange: (action: DraftAction) => void;
}

const SIDES: readonly { side: Side; label: string; fill: string }[] = [
  { side: 'buy', label: 'Buy', fill: 'trading.upFill' },
  { side: 'sell', label: 'Sell', fill: 'trading.downFill' },
];

const TYPES: readonly { orderType: OrderType; label: string }[] = [
  { orderType: 'limit', label: 'Limit' },
  { orderType: 'market', label: 'Market' },
];

/** Buy or sell, limit or market. */
export function OrderKindChoice({ draft, onChange }: OrderKindChoiceProps) {
  return (
    <>
      <Box
        role="group"
        aria-label="Side"
        sx={{
          display: 'grid',
          gridTemplateColumns: '1fr 1fr',
          bgcolor: 'surface.raised',
          borderRadius: 1,
        }}
      >
        {SIDES.map(({ side, label, fill }) => {
          const isChosen = draft.side === side;
          return (
            <ButtonBase
              key={side}
              aria-pressed={isChosen}
              onClick={() => {
                onChange({ type: 'sideChosen', side });
              }}
              sx={{
                height: 36,
                borderRadius: 1,
                typography: 'button',
                color: isChosen ? 'trading.onFill' : 'text.secondary',
                bgcolor: isChosen ? fill : 'transparent',
                '&:hover': isChosen ? {} : { color: 'text.primary' },
              }}
            >
              {label}
            </ButtonBase>
          );
        })}
      </Box>
      <Box role="group" aria-label="Order type" sx={{ display: 'flex', gap: 4, mb: -1 }}>
        {TYPES.map(({ orderType, label }) => {
          const isChosen = draft.orderType === orderType;
          return (
            <ButtonBase
              key={orderType}
              aria-pressed={isChosen}
              onClick={() => {
                onChange({ type: 'orderTypeChosen', orderType });
              }}
              sx={{
                height: 28,
                typography: 'subtitle2',
                color: isChosen ? 'text.primary' : 'text.secondary',
                boxShadow: isChosen ? 'inset 0 -2px var(--ttx-palette-primary-main)' : 'none',
                '&:hover': { color: 'text.primary' },
              }}
            >
              {label}
            </ButtonBase>
          );
        })}
      </Box>
    </>
  );
}
