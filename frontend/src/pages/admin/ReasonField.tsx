import { LIMITS } from '@tokentradex/backend/contracts';
import { LabelledField } from '../../components/LabelledField.tsx';
import { adminTexts } from '../../i18n/en/admin.ts';
import { useText } from '../../i18n/use-text.ts';

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
  const t = useText(adminTexts);
  return (
    <LabelledField
      label={t('reason')}
      value={value}
      onChange={onChange}
      rows={2}
      lengthMax={LIMITS.reasonLengthMax}
      error={isMissing ? t('reasonMissing') : undefined}
      hint={hint ?? t('reasonHint')}
    />
  );
}
