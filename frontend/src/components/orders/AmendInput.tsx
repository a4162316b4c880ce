import InputBase from '@mui/material/InputBase';
import type { DecimalString, Order } from '@tokentradex/backend/contracts';
import type { KeyboardEvent } from 'react';
import { orderListTexts } from '../../i18n/en/order-lists.ts';
import { useText } from '../../i18n/use-text.ts';
import type { AmendField } from '../../lib/check-amend.ts';
import { stepNumber } from '../../lib/step-number.ts';
import type { AmendState } from './use-amend-order.ts';

/** The row was opened by a button that is gone now: the keyboard goes on from its first field. */
function takeFocus(input: HTMLInputElement | null): void {
  input?.focus();
}

const ARROWS: Record<string, number> = { ArrowUp: 1, ArrowDown: -1 };

interface AmendInputProps {
  order: Order;
  field: AmendField;
  amend: AmendState;
  /** One arrow key's step; ten with Shift. */
  step: DecimalString;
  /** Takes the keyboard when the row opens. */
  isFirst: boolean;
}

/** A number of an order, typed over in its row: Enter saves, Escape leaves it as it was. */
export function AmendInput({ order, field, amend, step, isFirst }: AmendInputProps) {
  const t = useText(orderListTexts);
  const value = amend.draft[field] ?? '';
  const problem = amend.problems[field];
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = ARROWS[event.key];
    if (direction !== undefined) {
      amend.type(field, stepNumber(value, step, direction * (event.shiftKey ? 10 : 1)));
    } else if (event.key === 'Enter') {
      void amend.save(order);
    } else if (event.key === 'Escape') {
      amend.discard();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <InputBase
        value={value}
        inputRef={isFirst ? takeFocus : undefined}
        onChange={(event) => {
          amend.type(field, event.target.value);
        }}
        onKeyDown={onKeyDown}
        autoComplete="off"
        inputProps={{
          'aria-label': t('amend.label', { field: t(`field.${field}`), symbol: order.symbol }),
          'aria-invalid': problem !== undefined,
          inputMode: 'decimal',
          spellCheck: false,
        }}
        sx={{
          width: 84,
          height: 24,
          px: 1.5,
          borderRadius: '4px',
          border: 1,
          borderColor: problem === undefined ? 'surface.border' : 'trading.down',
          bgcolor: 'surface.raised',
          '&.Mui-focused': { borderColor: problem === undefined ? 'primary.main' : 'trading.down' },
          '& input': {
            p: 0,
            textAlign: 'right',
            fontSize: '0.75rem',
            fontVariantNumeric: 'tabular-nums',
            outline: 'none',
          },
        }}
      />
      {problem !== undefined && (
        <span role="alert" style={PROBLEM_STYLE}>
          {problem}
        </span>
      )}
    </>
  );
}

const PROBLEM_STYLE = {
  display: 'block',
  whiteSpace: 'normal',
  fontSize: '0.6875rem',
  color: 'var(--ttx-palette-trading-down)',
} as const;
