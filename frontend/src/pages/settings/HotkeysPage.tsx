import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState, type KeyboardEvent } from 'react';
import { KeyCap } from '../../components/command/KeyCap.tsx';
import { Panel } from '../../components/Panel.tsx';
import { commandTexts } from '../../i18n/en/command.ts';
import { settingsTexts } from '../../i18n/en/settings.ts';
import { useText } from '../../i18n/use-text.ts';
import {
  actionOfKey,
  HOTKEY_ACTIONS,
  keyOf,
  normalKey,
  type HotkeyAction,
} from '../../services/hotkeys.ts';
import { preferences, usePreference } from '../../services/preferences.ts';
import { SwitchRow } from './SwitchRow.tsx';

/** Every action with its key, to be changed by pressing another. */
export function HotkeysPage() {
  const t = useText(settingsTexts);
  const isOn = usePreference('hasHotkeys');
  return (
    <Panel
      title={t('hotkeysTitle')}
      actions={
        <Button
          size="small"
          variant="text"
          color="inherit"
          onClick={() => {
            preferences.set('hotkeys', {});
          }}
        >
          {t('resetKeys')}
        </Button>
      }
    >
      <Box sx={{ p: 4, display: 'grid', gap: 4 }}>
        <SwitchRow
          label={t('hasHotkeys')}
          hint={t('hotkeysHint')}
          isOn={isOn}
          onChange={(next) => {
            preferences.set('hasHotkeys', next);
          }}
        />
        <KeyTable />
      </Box>
    </Panel>
  );
}

function KeyTable() {
  const t = useText(settingsTexts);
  const actionName = useText(commandTexts);
  const chosen = usePreference('hotkeys');
  const [problem, setProblem] = useState<string | null>(null);
  const assign = (action: HotkeyAction, key: string) => {
    const taken = actionOfKey(key, chosen, action);
    if (taken !== undefined) {
      setProblem(t('keyTaken', { key, action: actionName(`hotkey.${taken}`) }));
      return;
    }
    setProblem(null);
    preferences.set('hotkeys', { ...chosen, [action]: key });
  };
  return (
    <div>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {HOTKEY_ACTIONS.map((action) => (
          <Box component="li" key={action} sx={ROW}>
            {actionName(`hotkey.${action}`)}
            <KeyButton
              label={t('setKey', { action: actionName(`hotkey.${action}`) })}
              value={keyOf(action, chosen)}
              onPress={(key) => {
                assign(action, key);
              }}
            />
          </Box>
        ))}
      </Box>
      <Typography role="alert" variant="body2" sx={{ color: 'warning.main', minHeight: 24, mt: 2 }}>
        {problem}
      </Typography>
    </div>
  );
}

interface KeyButtonProps {
  label: string;
  value: string;
  onPress: (key: string) => void;
}

/** After a click the next key is the new one; Escape and Tab leave it as it is. */
function KeyButton({ label, value, onPress }: KeyButtonProps) {
  const t = useText(settingsTexts);
  const [isWaiting, setIsWaiting] = useState(false);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isWaiting) return;
    if (event.key === 'Tab' || event.key === 'Escape') {
      setIsWaiting(false);
      return;
    }
    const isNone = event.key === 'Backspace' || event.key === 'Delete';
    if (event.key.length > 1 && !isNone) return;
    event.preventDefault();
    event.stopPropagation();
    setIsWaiting(false);
    onPress(isNone ? '' : normalKey(event.key));
  };
  return (
    <Button
      variant="text"
      color="inherit"
      aria-label={label}
      aria-pressed={isWaiting}
      onClick={() => {
        setIsWaiting(true);
      }}
      onBlur={() => {
        setIsWaiting(false);
      }}
      onKeyDown={onKeyDown}
      sx={{ minWidth: 108, justifyContent: 'flex-end' }}
    >
      {isWaiting ? t('pressKey') : <KeyCap name={value} />}
    </Button>
  );
}

const ROW = {
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'space-between',
  minHeight: 44,
  typography: 'body2',
  borderBottom: 1,
  borderColor: 'divider',
} as const;
