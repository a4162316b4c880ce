import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { Side } from '@tokentradex/backend/contracts';
import { orderFormTexts } from '../../i18n/en/order-form.ts';
import { useText } from '../../i18n/use-text.ts';
import { orderTypeName, sideName } from '../../lib/order-words.ts';
import { ConditionalTypeMenu } from './ConditionalTypeMenu.tsx';
import type { DraftAction, OrderDraft } from './order-draft.ts';

interface OrderKindChoiceProps {
  draft: OrderDraft;
  onChange: (action: DraftAction) => void;
}

const SIDES: readonly { side: Side; fill: string }[] = [
  { side: 'buy', fill: 'trading.upFill' },
  { side: 'sell', fill: 'trading.downFill' },
];

/** The chosen one of a row of words is underlined. */
function tabSx(isChosen: boolean) {
  return {
    height: 28,
    typography: 'subtitle2',
    whiteSpace: 'nowrap',
    color: isChosen ? 'text.primary' : 'text.secondary',
    boxShadow: isChosen ? 'inset 0 -2px var(--ttx-palette-primary-main)' : 'none',
    '&:hover': { color: 'text.primary' },
  } as const;
}

/** Buy or sell, and the type of order. */
export function OrderKindChoice({ draft, onChange }: OrderKindChoiceProps) {
  const t = useText(orderFormTexts);
  return (
    <>
      <Box
        role="group"
        aria-label={t('side')}
        sx={{
          display: 'grid',
          gridTemplateColumns: '1fr 1fr',
          bgcolor: 'surface.raised',
          borderRadius: 1,
        }}
      >
        {SIDES.map(({ side, fill }) => {
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
              {sideName(side)}
            </ButtonBase>
          );
        })}
      </Box>
      <Box role="group" aria-label={t('orderType')} sx={{ display: 'flex', gap: 4, mb: -1 }}>
        {(['limit', 'market'] as const).map((orderType) => {
          const isChosen = draft.orderType === orderType;
          return (
            <ButtonBase
              key={orderType}
              aria-pressed={isChosen}
              onClick={() => {
                onChange({ type: 'orderTypeChosen', orderType });
              }}
              sx={tabSx(isChosen)}
            >
              {orderTypeName(orderType)}
            </ButtonBase>
          );
        })}
        <ConditionalTypeMenu
          chosen={draft.orderType}
          sxOf={tabSx}
          onChoose={(orderType) => {
            onChange({ type: 'orderTypeChosen', orderType });
          }}
        />
      </Box>
    </>
  );
}
