import type { DecimalString } from '@tokentradex/backend/contracts';
import type { KeyboardEvent, ReactNode } from 'react';
import { normalizeNumber } from '../../lib/read-number.ts';
import { stepNumber } from '../../lib/step-number.ts';
import { FieldFrame } from './FieldFrame.tsx';

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

/** A decimal as text, never a float. */
export function NumberField(props: NumberFieldProps) {
  const { label, value, onChange, step, problem, placeholder, suffix } = props;
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = ARROWS[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    onChange(stepNumber(value, step, direction * (event.shiftKey ? 10 : 1)));
  };
  return (
    <FieldFrame
      label={label}
      value={value}
      onChange={onChange}
      problem={problem}
      placeholder={placeholder ?? '0'}
      suffix={suffix}
      input={{ inputMode: 'decimal' }}
      onBlur={() => {
        const normal = normalizeNumber(value);
        if (normal !== null && normal !== value) onChange(normal);
      }}
      onKeyDown={onKeyDown}
    />
  );
}
