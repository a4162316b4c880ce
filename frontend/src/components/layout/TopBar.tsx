import SearchIcon from '@mui/icons-material/Search';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import IconButton from '@mui/material/IconButton';
import { Link, NavLink, useLocation } from 'react-router-dom';
import { appTexts } from '../../i18n/en/app.ts';
import { useText } from '../../i18n/use-text.ts';
import { overlay } from '../../services/overlay.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectAuth } from '../../store/slices/authSlice.ts';
import { selectCurrentMarket } from '../../store/slices/tokensSlice.ts';
import { NotificationBell } from '../notifications/NotificationBell.tsx';
import { AccountMenu } from './AccountMenu.tsx';
import { ConnectionBadge } from './ConnectionBadge.tsx';
import { Logo } from './Logo.tsx';
import { MarketTicker } from './MarketTicker.tsx';
import { isCurrentItem, useNavItems } from './nav-items.ts';
import { ThemeSwitch } from './ThemeSwitch.tsx';

function MainNavigation() {
  const t = useText(appTexts);
  const items = useNavItems();
  const { pathname } = useLocation();
  return (
    <Box
      component="nav"
      aria-label={t('nav.main')}
      sx={{ display: { xs: 'none', md: 'flex' }, height: '100%', ml: 4 }}
    >
      {items.map((item) => {
        const { label, path, prefix } = item;
        const isCurrent = isCurrentItem(item, pathname);
        return (
          <ButtonBase
            key={prefix}
            component={NavLink}
            to={path}
            aria-current={isCurrent ? 'page' : undefined}
            sx={{
              px: 3,
              fontSize: '0.8125rem',
              fontWeight: 500,
              color: isCurrent ? 'text.primary' : 'text.secondary',
              boxShadow: isCurrent ? 'inset 0 -2px var(--ttx-palette-primary-main)' : 'none',
              '&:hover': { color: 'text.primary' },
              '&.Mui-focusVisible': { outlineOffset: -3 },
            }}
          >
            {label}
          </ButtonBase>
        );
      })}
    </Box>
  );
}

/** For those who do not know its key yet. */
function PaletteButton() {
  const t = useText(appTexts);
  return (
    <IconButton
      aria-label={t('openPalette')}
      aria-keyshortcuts="Control+K Meta+K"
      title={t('openPalette')}
      onClick={() => {
        overlay.show('palette');
      }}
      sx={{ display: { xs: 'none', sm: 'inline-flex' } }}
    >
      <SearchIcon sx={{ fontSize: 18 }} />
    </IconButton>
  );
}

/** Logo, navigation, the last market, connection, theme and account. */
export function TopBar() {
  const t = useText(appTexts);
  const { status, user } = useAppSelector(selectAuth);
  const market = useAppSelector(selectCurrentMarket);
  const { pathname } = useLocation();
  const isTrading = pathname.startsWith('/trade');
  return (
    <Box
      component="header"
      sx={{
        position: 'sticky',
        top: 0,
        zIndex: 'appBar',
        display: 'flex',
        alignItems: 'center',
        gap: { xs: 2, md: 3 },
        height: 48,
        px: { xs: 4, md: 4 },
        bgcolor: 'surface.panel',
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <ButtonBase
        component={Link}
        to="/"
        aria-label={t('home')}
        sx={{ borderRadius: 1, py: 1, color: 'text.primary' }}
      >
        <Logo />
      </ButtonBase>
      <MainNavigation />
      <Box sx={{ flex: 1 }} />
      {market !== undefined && !isTrading && (
        <Box sx={{ display: { xs: 'none', lg: 'block' } }}>
          <MarketTicker market={market} />
        </Box>
      )}
      <ConnectionBadge />
      <PaletteButton />
      {user !== null && <NotificationBell />}
      <ThemeSwitch />
      {user !== null && <AccountMenu user={user} />}
      {status === 'signedOut' && (
        <Box sx={{ display: 'flex', gap: 2 }}>
          <Button component={Link} to="/login" variant="text" color="inherit" size="small">
            {t('signIn')}
          </Button>
          <Button
            component={Link}
            to="/register"
            variant="contained"
            size="small"
            sx={{ display: { xs: 'none', sm: 'inline-flex' } }}
          >
            {t('createAccount')}
          </Button>
        </Box>
      )}
    </Box>
  );
}
