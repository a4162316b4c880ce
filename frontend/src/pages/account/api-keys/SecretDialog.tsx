import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import type { CreatedApiKey } from '@tokentradex/backend/contracts';
import { useId, useState } from 'react';
import { CopyButton } from '../../../components/CopyButton.tsx';
import { apiKeyTexts } from '../../../i18n/en/api-keys.ts';
import { useText } from '../../../i18n/use-text.ts';

/** A new key and its secret, once. Only who says that it is saved leaves. */
export function SecretDialog({ made, onDone }: { made: CreatedApiKey; onDone: () => void }) {
  const t = useText(apiKeyTexts);
  const titleId = useId();
  const [isSaved, setIsSaved] = useState(false);
  return (
    <Dialog open aria-labelledby={titleId} maxWidth="sm" fullWidth>
      <DialogTitle id={titleId}>{t('madeTitle')}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 4 }}>
        <Alert severity="warning">{t('madeText')}</Alert>
        <CopyableValue label={t('apiKey')} value={made.key.apiKey} />
        <CopyableValue label={t('secret')} value={made.secret} />
        <FormControlLabel
          control={
            <Checkbox
              size="small"
              checked={isSaved}
              onChange={({ target }) => {
                setIsSaved(target.checked);
              }}
            />
          }
          label={t('isSaved')}
          slotProps={{ typography: { variant: 'body2' } }}
        />
      </DialogContent>
      <DialogActions>
        <Button variant="contained" disabled={!isSaved} onClick={onDone}>
          {t('done')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function CopyableValue({ label, value }: { label: string; value: string }) {
  const id = useId();
  return (
    <div>
      <Box id={id} sx={{ typography: 'subtitle2', mb: 1.5 }}>
        {label}
      </Box>
      <Box role="group" aria-labelledby={id} sx={VALUE}>
        <code>{value}</code>
        <CopyButton text={value} label={label} />
      </Box>
    </div>
  );
}

const VALUE = {
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: 2,
  pl: 3,
  pr: 1.5,
  py: 1.5,
  bgcolor: 'surface.raised',
  border: 1,
  borderColor: 'divider',
  borderRadius: '6px',
  fontSize: '0.8125rem',
  '& code': { overflowWrap: 'anywhere', minWidth: 0 },
} as const;
