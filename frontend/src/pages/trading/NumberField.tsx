import Box from '@mui/material/Box';
import FormHelperText from '@mui/material/FormHelperText';
import InputBase from '@mui/material/InputBase';
import type { DecimalString } from '@tokentradex/backend/contracts';
import { useId, type KeyboardEvent, type ReactNode } from 'react';
import { normalizeNumber } from './order-draft.ts';
import { stepNumber } from './order-sizing.ts';

interface NumberFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** One arrow key's step; ten with Shift. */
  step: DecimalString;
  problem: string | null;
  placeholder?: string;
  /** After the number: the unit, or a choice of units. */
  suffix: ReactNode;
}

const ARROWS: Record<string, number> = { ArrowUp: 1, ArrowDown: -1 };

/** A decimal as text, never a float: the name at the left, the figure and its unit at the right. */
export function NumberField(props: NumberFieldProps) {
  const { label, value, onChange, step, problem, placeholder, suffix } = props;
  const id = useId();
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = ARROWS[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    onChange(stepNumber(value, step, direction * (event.shiftKey ? 10 : 1)));
  };
  return (
    <div>
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          height: 40,
          pl: 3,
          pr: 3,
          borderRadius: 1,
          border: 1,
          borderColor: problem === null ? 'surface.border' : 'trading.down',
          bgcolor: 'surface.raised',
          cursor: 'text',
          '&:hover': { borderColor: problem === null ? 'surface.textFaint' : 'trading.down' },
          '&:focus-within': {
            borderColor: problem === null ? 'primary.main' : 'trading.down',
            boxShadow: `inset 0 0 0 1px var(--ttx-palette-${
              problem === null ? 'primary-main' : 'trading-down'
            })`,
          },
        }}
      >
        <Box
          component="label"
          htmlFor={id}
          sx={{ flex: 'none', typography: 'body2', color: 'text.secondary', cursor: 'text', py: 2 }}
        >
          {label}
        </Box>
        <InputBase
          id={id}
          value={value}
          placeholder={placeholder ?? '0'}
          onChange={(event) => {
            onChange(event.target.value);
          }}
          onBlur={() => {
            const normal = normalizeNumber(value);
            if (normal !== null && normal !== value) onChange(normal);
          }}
          onKeyDown={onKeyDown}
          autoComplete="off"
          sx={{ flex: 1, minWidth: 0, mx: 2 }}
          slotProps={{
            input: {
              inputMode: 'decimal',
              spellCheck: false,
              'aria-invalid': problem !== null,
              ...(problem === null ? {} : { 'aria-describedby': `${id}-problem` }),
              style: {
                padding: 0,
                textAlign: 'right',
                fontSize: '0.875rem',
                fontWeight: 500,
                fontVariantNumeric: 'tabular-nums',
                outline: 'none',
              },
            },
          }}
        />
        {suffix}
      </Box>
      {problem !== null && (
        <FormHelperText id={`${id}-problem`} error>
          {problem}
        </FormHelperText>
      )}
    </div>
  );
}
