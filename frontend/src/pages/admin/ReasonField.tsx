import { LIMITS } from '@tokentradex/backend/contracts';
import { LabelledField } from '../../components/LabelledField.tsx';

interface ReasonFieldProps {
  value: string;
  onChange: (value: string) => void;
  /** True after a try to send without one. */
  isMissing: boolean;
  /** Who else reads it. Default: the audit log alone. */
  hint?: string;
}

/** Why: wanted by every change that an operator makes. */
export function ReasonField({ value, onChange, isMissing, hint }: ReasonFieldProps) {
  return (
    <LabelledField
      label="Reason"
      value={value}
      onChange={onChange}
      rows={2}
      lengthMax={LIMITS.reasonLengthMax}
      error={isMissing ? 'Say why.' : undefined}
      hint={hint ?? 'Kept in the audit log with your name.'}
    />
  );
}
