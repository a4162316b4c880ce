import CheckBoxIcon from '@mui/icons-material/CheckBox';
import CheckBoxOutlineBlankIcon from '@mui/icons-material/CheckBoxOutlineBlank';
import FunctionsIcon from '@mui/icons-material/Functions';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Tooltip from '@mui/material/Tooltip';
import { useState } from 'react';
import { chartTexts } from '../../../i18n/en/chart.ts';
import { useText } from '../../../i18n/use-text.ts';
import {
  INDICATORS,
  preferences,
  usePreference,
  type Indicator,
} from '../../../services/preferences.ts';

/** Chooses the indicators of the chart; the choice is kept. */
export function IndicatorMenu() {
  const t = useText(chartTexts);
  const chosen = usePreference('indicators');
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const toggle = (indicator: Indicator) => {
    preferences.set(
      'indicators',
      INDICATORS.filter((known) => chosen.includes(known) !== (known === indicator)),
    );
  };
  return (
    <>
      <Tooltip title={t('indicators')}>
        <IconButton
          size="small"
          aria-label={t('indicators')}
          aria-haspopup="menu"
          aria-expanded={anchor !== null}
          onClick={(event) => {
            setAnchor(event.currentTarget);
          }}
        >
          <FunctionsIcon sx={{ fontSize: 17 }} />
        </IconButton>
      </Tooltip>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => {
          setAnchor(null);
        }}
        slotProps={{ list: { 'aria-label': t('indicators'), dense: true } }}
      >
        {INDICATORS.map((indicator) => (
          <MenuItem
            key={indicator}
            role="menuitemcheckbox"
            aria-checked={chosen.includes(indicator)}
            onClick={() => {
              toggle(indicator);
            }}
          >
            {chosen.includes(indicator) ? (
              <CheckBoxIcon sx={{ fontSize: 18, mr: 2, color: 'primary.main' }} />
            ) : (
              <CheckBoxOutlineBlankIcon sx={{ fontSize: 18, mr: 2 }} />
            )}
            {t(`indicator.${indicator}`)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
