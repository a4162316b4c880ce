import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, type ReactNode } from 'react';
import { describeError } from '../lib/error-text.ts';
import type { ApiErrorData } from '../services/api-error.ts';

interface FormDialogProps {
  title: string;
  confirmLabel: string;
  cancelLabel: string;
  isDangerous?: boolean;
  isBusy: boolean;
  /** What the server said to the last try and no field shows. */
  error: ApiErrorData | null;
  /** Stands behind the error: a number to quote. */
  errorNote?: string;
  width?: 'xs' | 'sm';
  children: ReactNode;
  onSubmit: () => void;
  onClose: () => void;
}

/** A form in a dialog. */
export function FormDialog(props: FormDialogProps) {
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
              {props.errorNote !== undefined && ` ${props.errorNote}`}
            </Alert>
          )}
        </DialogContent>
        <DialogActions>
          <Button variant="outlined" onClick={props.onClose} disabled={isBusy}>
            {props.cancelLabel}
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
