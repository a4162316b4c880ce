import ViewQuiltIcon from '@mui/icons-material/ViewQuiltOutlined';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Tooltip from '@mui/material/Tooltip';
import { useState } from 'react';
import { workspaceTexts } from '../../../i18n/en/workspace.ts';
import { useText } from '../../../i18n/use-text.ts';
import { preferences } from '../../../services/preferences.ts';
import { PRESET_SIZES, PRESETS } from './panel-layouts.ts';

/** Chooses among arrangements of the trading screen, and resets what was dragged. */
export function LayoutMenu() {
  const t = useText(workspaceTexts);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = () => {
    setAnchor(null);
  };
  return (
    <>
      <Tooltip title={t('layout')}>
        <IconButton
          size="small"
          aria-label={t('layout')}
          aria-haspopup="menu"
          aria-expanded={anchor !== null}
          onClick={(event) => {
            setAnchor(event.currentTarget);
          }}
        >
          <ViewQuiltIcon sx={{ fontSize: 18 }} />
        </IconButton>
      </Tooltip>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={close}
        slotProps={{ list: { 'aria-label': t('layout') } }}
      >
        {PRESETS.map((preset) => (
          <MenuItem
            key={preset}
            onClick={() => {
              preferences.set('panelSizes', PRESET_SIZES[preset]);
              close();
            }}
          >
            {t(`preset.${preset}`)}
          </MenuItem>
        ))}
        <MenuItem
          divider={false}
          onClick={() => {
            preferences.set('panelSizes', {});
            close();
          }}
        >
          {t('reset')}
        </MenuItem>
      </Menu>
    </>
  );
}
