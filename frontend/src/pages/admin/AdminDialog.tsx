import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, type ReactNode } from 'react';
import { adminTexts } from '../../i18n/en/admin.ts';
import { useText } from '../../i18n/use-text.ts';
import { describeError } from '../../lib/error-text.ts';
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
  const { title, confirmLabel, isDangerous = false, isBusy, error, width = 'xs' } = props;
  const titleId = useId();
  return (
    <Dialog
      open
      onClose={isBusy ? undefined : props.onClose}
      aria-labelledby={titleId}
      maxWidth={width}
      fullWidth
    >
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <form
        noValidate
        // Long forms scroll between their title and their buttons.
        style={{ display: 'flex', flexDirection: 'column', minHeight: 0 }}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) props.onSubmit();
        }}
      >
        <DialogContent sx={{ display: 'grid', gap: 4 }}>
          {props.children}
          {error !== null && (
            <Alert severity="error">
              {describeError(error)}
              {error.requestId !== null && ` ${t('request', { id: error.requestId })}`}
            </Alert>
          )}
        </DialogContent>
        <DialogActions>
          <Button variant="outlined" onClick={props.onClose} disabled={isBusy}>
            {t('cancel')}
          </Button>
          <Button
            type="submit"
            variant="contained"
            color={isDangerous ? 'error' : 'primary'}
            loading={isBusy}
          >
            {confirmLabel}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
