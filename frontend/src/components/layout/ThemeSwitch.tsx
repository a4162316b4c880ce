import DarkModeIcon from '@mui/icons-material/DarkModeOutlined';
import LightModeIcon from '@mui/icons-material/LightModeOutlined';
import IconButton from '@mui/material/IconButton';
import { useColorScheme } from '@mui/material/styles';

/** Switches between the dark and the light theme; the choice is kept. */
export function ThemeSwitch() {
  const { colorScheme, setMode } = useColorScheme();
  const isLight = colorScheme === 'light';
  const label = isLight ? 'Use the dark theme' : 'Use the light theme';
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
