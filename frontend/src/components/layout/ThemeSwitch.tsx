import DarkModeIcon from '@mui/icons-material/DarkModeOutlined';
import LightModeIcon from '@mui/icons-material/LightModeOutlined';
import IconButton from '@mui/material/IconButton';
import { useColorScheme } from '@mui/material/styles';
import { appTexts } from '../../i18n/en/app.ts';
import { useText } from '../../i18n/use-text.ts';

/** Switches between the dark and the light theme; the choice is kept. */
export function ThemeSwitch() {
  const t = useText(appTexts);
  const { colorScheme, setMode } = useColorScheme();
  const isLight = colorScheme === 'light';
  const label = t(isLight ? 'useDark' : 'useLight');
  return (
    <IconButton
      aria-label={label}
      title={label}
      onClick={() => {
        setMode(isLight ? 'dark' : 'light');
      }}
    >
      {isLight ? <DarkModeIcon sx={{ fontSize: 18 }} /> : <LightModeIcon sx={{ fontSize: 18 }} />}
    </IconButton>
  );
}
