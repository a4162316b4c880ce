import { orderFormTexts } from '../../i18n/en/order-form.ts';
import { useText } from '../../i18n/use-text.ts';
import { FieldFrame } from './FieldFrame.tsx';

interface ExpiryFieldProps {
  /** Local time: "2026-01-31T09:30". */
  value: string;
  problem: string | null;
  onChange: (value: string) => void;
}

/** When an order that is good till a date ends. */
export function ExpiryField({ value, problem, onChange }: ExpiryFieldProps) {
  const t = useText(orderFormTexts);
  return (
    <FieldFrame
      label={t('field.expiresAt')}
      problem={problem}
      value={value}
      onChange={onChange}
      input={{ type: 'datetime-local', style: { fontSize: '0.8125rem' } }}
      suffix={null}
    />
  );
}
