import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import Typography from '@mui/material/Typography';
import { NOTIFICATION_KINDS, type NotificationPreferences } from '@tokentradex/backend/contracts';
import { useCallback, useState } from 'react';
import { notificationTexts } from '../../i18n/en/notifications.ts';
import { useText } from '../../i18n/use-text.ts';
import { toErrorData } from '../../services/api-error.ts';
import { api } from '../../services/api.ts';
import { playChime } from '../../services/chime.ts';
import { notifyError } from '../../services/notify.ts';
import { preferences, usePreference } from '../../services/preferences.ts';
import { ErrorState } from '../ErrorState.tsx';
import { LoadingState } from '../LoadingState.tsx';
import { useLoaded } from '../use-loaded.ts';

interface SettingProps {
  name: string;
  hint: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}

function Setting({ name, hint, isOn, onChange }: SettingProps) {
  return (
    <FormControlLabel
      labelPlacement="start"
      control={
        <Switch
          checked={isOn}
          slotProps={{ input: { 'aria-label': name } }}
          onChange={(_event, checked) => {
            onChange(checked);
          }}
        />
      }
      label={
        <>
          <Box component="span" sx={{ display: 'block', typography: 'subtitle2' }}>
            {name}
          </Box>
          <Box component="span" sx={{ typography: 'caption', color: 'text.secondary' }}>
            {hint}
          </Box>
        </>
      }
      sx={{ mx: 0, py: 2.5, gap: 4, width: '100%', justifyContent: 'space-between' }}
    />
  );
}

function Kinds({ loaded }: { loaded: NotificationPreferences }) {
  const t = useText(notificationTexts);
  const [chosen, setChosen] = useState(loaded);
  const choose = (next: NotificationPreferences, before: NotificationPreferences) => {
    setChosen(next);
    api.notifications.setPreferences(next).catch((error: unknown) => {
      setChosen(before);
      notifyError(t('settingsNotSaved'), toErrorData(error));
    });
  };
  return NOTIFICATION_KINDS.map((kind) => (
    <Setting
      key={kind}
      name={t(`kind.${kind}`)}
      hint={t(`hint.${kind}`)}
      isOn={chosen[kind]}
      onChange={(isOn) => {
        choose({ ...chosen, [kind]: isOn }, chosen);
      }}
    />
  ));
}

/** What to be told of, and whether to hear it. */
export function NotificationSettings() {
  const t = useText(notificationTexts);
  const hasSounds = usePreference('hasSounds');
  const source = useCallback((signal: AbortSignal) => api.notifications.preferences(signal), []);
  const { data, load, reload } = useLoaded(source);
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', px: 5, pt: 4 }}>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 2 }}>
        {t('settingsIntro')}
      </Typography>
      {data !== null && <Kinds loaded={data} />}
      {data === null && load.status === 'loading' && (
        <LoadingState label={t('tab.settings')} rows={6} rowHeight={44} />
      )}
      {load.status === 'failed' && (
        <ErrorState title={t('settingsNotLoaded')} error={load.error} onRetry={reload} isCompact />
      )}
      <Box sx={{ borderTop: 1, borderColor: 'divider', mt: 2, pt: 2 }}>
        <Setting
          name={t('sounds')}
          hint={t('soundsHint')}
          isOn={hasSounds}
          onChange={(isOn) => {
            preferences.set('hasSounds', isOn);
            if (isOn) playChime();
          }}
        />
      </Box>
    </Box>
  );
}
