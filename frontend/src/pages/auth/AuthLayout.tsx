import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { Logo } from '../../components/layout/Logo.tsx';
import { ThemeSwitch } from '../../components/layout/ThemeSwitch.tsx';
import { useDocumentTitle } from '../../components/use-document-title.ts';
import { authTexts } from '../../i18n/en/auth.ts';
import { useText } from '../../i18n/use-text.ts';
import { LiveMarkets } from './LiveMarkets.tsx';

interface AuthLayoutProps {
  title: string;
  subtitle: ReactNode;
  children: ReactNode;
}

/** Form at the left, the live markets beside it; the form alone on phones. */
export function AuthLayout({ title, subtitle, children }: AuthLayoutProps) {
  const t = useText(authTexts);
  useDocumentTitle(title);
  return (
    <Box
      sx={{
        minHeight: '100dvh',
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', md: 'minmax(420px, 5fr) 7fr' },
      }}
    >
      <Box
        sx={{
          display: 'flex',
          flexDirection: 'column',
          minWidth: 0,
          bgcolor: 'surface.panel',
          borderRight: { md: 1 },
          borderColor: { md: 'divider' },
          px: { xs: 5, sm: 10 },
          py: 6,
        }}
      >
        <Box
          component="header"
          sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between' }}
        >
          <ButtonBase
            component={Link}
            to="/"
            aria-label={t('home')}
            sx={{ borderRadius: 1, py: 1, color: 'text.primary' }}
          >
            <Logo />
          </ButtonBase>
          <ThemeSwitch />
        </Box>
        <Box
          component="main"
          sx={{
            width: '100%',
            maxWidth: 380,
            mx: 'auto',
            my: 'auto',
            py: 8,
          }}
        >
          <Typography variant="h1">{title}</Typography>
          <Typography
            variant="body1"
            component="div"
            sx={{ color: 'text.secondary', mt: 1.5, mb: 7, overflowWrap: 'anywhere' }}
          >
            {subtitle}
          </Typography>
          {children}
        </Box>
      </Box>
      <Box
        component="aside"
        aria-label={t('liveMarkets')}
        sx={{
          display: { xs: 'none', md: 'flex' },
          flexDirection: 'column',
          justifyContent: 'center',
          px: 12,
          py: 10,
        }}
      >
        <LiveMarkets />
      </Box>
    </Box>
  );
}
