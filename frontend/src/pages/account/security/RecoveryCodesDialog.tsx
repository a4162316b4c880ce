import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import { securityTexts } from '../../../i18n/en/security.ts';
import { useText } from '../../../i18n/use-text.ts';
import { saveFile } from '../../../lib/save-file.ts';
import { useAppSelector } from '../../../store/index.ts';
import { selectUser } from '../../../store/slices/authSlice.ts';

interface RecoveryCodesDialogProps {
  codes: string[];
  onClose: () => void;
}

/** Shows recovery codes once; closes only after its reader says that they are saved. */
export function RecoveryCodesDialog({ codes, onClose }: RecoveryCodesDialogProps) {
  const t = useText(securityTexts);
  const titleId = useId();
  const email = useAppSelector(selectUser)?.email ?? '';
  const [isSaved, setIsSaved] = useState(false);
  const [isTouched, setIsTouched] = useState(false);
  const [isCopied, setIsCopied] = useState(false);
  const text = `${t('codesFile', { email })}\n\n${codes.join('\n')}\n`;
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => {
        setIsCopied(true);
      },
      () => undefined,
    );
  };
  const close = () => {
    setIsTouched(true);
    if (isSaved) onClose();
  };
  return (
    <Dialog open aria-labelledby={titleId} maxWidth="xs" fullWidth>
      <DialogTitle id={titleId}>{t('savedTitle')}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 4 }}>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('savedHint')}
        </Typography>
        <Box component="ul" sx={CODES}>
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </Box>
        <Box sx={{ display: 'flex', gap: 3 }}>
          <Button variant="outlined" onClick={copy}>
            {t(isCopied ? 'copied' : 'copyCodes')}
          </Button>
          <Button
            variant="outlined"
            onClick={() => {
              const name = 'tokentradex-recovery-codes.txt';
              saveFile(name, new Blob([text], { type: 'text/plain' }));
            }}
          >
            {t('download')}
          </Button>
        </Box>
        <div>
          <FormControlLabel
            control={
              <Checkbox
                checked={isSaved}
                onChange={(_event, checked) => {
                  setIsSaved(checked);
                }}
              />
            }
            label={t('haveSaved')}
          />
          {isTouched && !isSaved && (
            <Typography variant="caption" role="alert" sx={{ color: 'trading.down' }}>
              {t('saveFirst')}
            </Typography>
          )}
        </div>
      </DialogContent>
      <DialogActions>
        <Button variant="contained" onClick={close}>
          {t('done')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

const CODES = {
  listStyle: 'none',
  m: 0,
  p: 4,
  display: 'grid',
  gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
  gap: 2,
  textAlign: 'center',
  border: 1,
  borderColor: 'divider',
  borderRadius: '8px',
  bgcolor: 'surface.raised',
  '& code': { fontFamily: 'monospace', fontSize: '0.9375rem' },
} as const;
