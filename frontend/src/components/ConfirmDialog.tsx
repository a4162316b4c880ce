import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, type ReactNode } from 'react';
import { appTexts } from '../i18n/en/app.ts';
import { useText } from '../i18n/use-text.ts';

interface ConfirmDialogProps {
  isOpen: boolean;
  title: string;
  /** What will happen, concretely. */
  children: ReactNode;
  /** The verb: "Cancel 4 orders". */
  confirmLabel: string;
  cancelLabel?: string;
  isDangerous?: boolean;
  /** While the action runs, both buttons wait. */
  isBusy?: boolean;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Asks before something that cannot be undone. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const t = useText(appTexts);
  const titleId = useId();
  const { isOpen, isBusy = false, isDangerous = false, onCancel, onConfirm } = props;
  return (
    <Dialog
      open={isOpen}
      onClose={isBusy ? undefined : onCancel}
      aria-labelledby={titleId}
      maxWidth="xs"
      fullWidth
    >
      <DialogTitle id={titleId}>{props.title}</DialogTitle>
      <DialogContent sx={{ color: 'text.secondary', typography: 'body2' }}>
        {props.children}
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={onCancel} disabled={isBusy}>
          {props.cancelLabel ?? t('keep')}
        </Button>
        <Button
          variant="contained"
          color={isDangerous ? 'error' : 'primary'}
          onClick={onConfirm}
          loading={isBusy}
        >
          {props.confirmLabel}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
