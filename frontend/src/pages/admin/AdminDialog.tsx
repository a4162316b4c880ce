import type { ReactNode } from 'react';
import { FormDialog } from '../../components/FormDialog.tsx';
import { adminTexts } from '../../i18n/en/admin.ts';
import { useText } from '../../i18n/use-text.ts';
import type { ApiErrorData } from '../../services/api-error.ts';

interface AdminDialogProps {
  title: string;
  confirmLabel: string;
  isDangerous?: boolean;
  isBusy: boolean;
  /** What the server said to the last try and no field shows. */
  error: ApiErrorData | null;
  width?: 'xs' | 'sm';
  children: ReactNode;
  onSubmit: () => void;
  onClose: () => void;
}

/** A form in a dialog that changes something for other people. */
export function AdminDialog(props: AdminDialogProps) {
  const t = useText(adminTexts);
  const requestId = props.error?.requestId ?? null;
  return (
    <FormDialog
      {...props}
      cancelLabel={t('cancel')}
      {...(requestId === null ? {} : { errorNote: t('request', { id: requestId }) })}
    />
  );
}
