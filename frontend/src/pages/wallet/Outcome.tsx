import CheckCircleIcon from '@mui/icons-material/CheckCircleOutlined';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

interface OutcomeProps {
  title: string;
  text: ReactNode;
  actions: ReactNode;
}

/** The last step of a dialog: what was done, and where to go from here. */
export function Outcome({ title, text, actions }: OutcomeProps) {
  return (
    <>
      <DialogContent sx={{ textAlign: 'center', pt: 4 }} role="status">
        <CheckCircleIcon aria-hidden sx={{ fontSize: 40, color: 'trading.up' }} />
        <Typography variant="h3" component="p" sx={{ mt: 3, fontSize: '1rem' }}>
          {title}
        </Typography>
        <Typography variant="body2" component="div" sx={{ color: 'text.secondary', mt: 1 }}>
          {text}
        </Typography>
      </DialogContent>
      <DialogActions>{actions}</DialogActions>
    </>
  );
}
