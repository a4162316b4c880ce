import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { profileTexts } from '../../../i18n/en/profile.ts';
import { useText } from '../../../i18n/use-text.ts';

interface RowFormProps {
  submitLabel: string;
  isBusy: boolean;
  /** What the server said and no field shows. */
  error: string | undefined;
  children: ReactNode;
  onSubmit: () => void;
  onCancel: () => void;
}

/** A form in the place of the value that it changes. */
export function RowForm({ submitLabel, isBusy, error, children, ...on }: RowFormProps) {
  const t = useText(profileTexts);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        on.onSubmit();
      }}
    >
      {error !== undefined && (
        <Alert severity="error" sx={{ mb: 4 }}>
          {error}
        </Alert>
      )}
      {children}
      <Box sx={{ display: 'flex', gap: 2, mb: 1 }}>
        <Button type="submit" variant="contained" loading={isBusy}>
          {submitLabel}
        </Button>
        <Button variant="outlined" onClick={on.onCancel} disabled={isBusy}>
          {t('cancel')}
        </Button>
      </Box>
    </form>
  );
}
