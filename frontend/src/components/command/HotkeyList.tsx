import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId } from 'react';
import { useNavigate } from 'react-router-dom';
import { commandTexts } from '../../i18n/en/command.ts';
import { useText } from '../../i18n/use-text.ts';
import { HOTKEY_ACTIONS, keyOf } from '../../services/hotkeys.ts';
import { overlay } from '../../services/overlay.ts';
import { usePreference } from '../../services/preferences.ts';
import { KeyCap } from './KeyCap.tsx';
import { PALETTE_KEY } from './palette-key.ts';

/** Every key and what it does; changing them is on the settings page. */
export function HotkeyList() {
  const t = useText(commandTexts);
  const chosen = usePreference('hotkeys');
  const isOn = usePreference('hasHotkeys');
  const titleId = useId();
  const navigate = useNavigate();
  const close = () => {
    overlay.close();
  };
  const rows = [
    { name: t('hotkey.palette'), key: PALETTE_KEY },
    ...HOTKEY_ACTIONS.map((action) => ({
      name: t(`hotkey.${action}`),
      key: keyOf(action, chosen),
    })),
    { name: t('hotkey.close'), key: 'Esc' },
  ];
  return (
    <Dialog open onClose={close} fullWidth maxWidth="xs" aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{t('hotkeys')}</DialogTitle>
      <DialogContent>
        {!isOn && <Box sx={{ mb: 3, color: 'text.secondary' }}>{t('hotkeysOff')}</Box>}
        <Box component="dl" sx={{ m: 0 }}>
          {rows.map(({ name, key }) => (
            <Box
              key={name}
              sx={{
                display: 'flex',
                alignItems: 'center',
                justifyContent: 'space-between',
                minHeight: 34,
                borderBottom: 1,
                borderColor: 'divider',
              }}
            >
              <Box component="dt" sx={{ typography: 'body2' }}>
                {name}
              </Box>
              <Box component="dd" sx={{ m: 0 }}>
                <KeyCap name={key} />
              </Box>
            </Box>
          ))}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button
          variant="outlined"
          onClick={() => {
            close();
            void navigate('/settings/hotkeys');
          }}
        >
          {t('changeHotkeys')}
        </Button>
        <Button variant="contained" onClick={close}>
          {t('close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
