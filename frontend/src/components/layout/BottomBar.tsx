import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { NavLink, useLocation } from 'react-router-dom';
import { appTexts } from '../../i18n/en/app.ts';
import { useText } from '../../i18n/use-text.ts';
import { isCurrentItem, useNavItems } from './nav-items.ts';

/** Items beyond this many are in the account menu on phones. */
const ITEMS_MAX = 5;

/** Height including the phone's home indicator; pages leave this much room below. */
export const BOTTOM_BAR_HEIGHT = 'calc(54px + env(safe-area-inset-bottom))';

/** The phone's navigation. */
export function BottomBar() {
  const t = useText(appTexts);
  const items = useNavItems().slice(0, ITEMS_MAX);
  const { pathname } = useLocation();
  return (
    <Box
      component="nav"
      aria-label={t('nav.main')}
      sx={{
        display: { xs: 'flex', md: 'none' },
        position: 'fixed',
        inset: 'auto 0 0 0',
        zIndex: 'appBar',
        height: BOTTOM_BAR_HEIGHT,
        pb: 'env(safe-area-inset-bottom)',
        bgcolor: 'surface.panel',
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      {items.map((item) => {
        const { label, path, prefix, icon: Icon } = item;
        const isCurrent = isCurrentItem(item, pathname);
        return (
          <ButtonBase
            key={prefix}
            component={NavLink}
            to={path}
            aria-current={isCurrent ? 'page' : undefined}
            sx={{
              flex: 1,
              flexDirection: 'column',
              gap: 0.5,
              fontSize: '0.6875rem',
              fontWeight: isCurrent ? 560 : 450,
              color: isCurrent ? 'primary.main' : 'text.secondary',
              '&.Mui-focusVisible': { outlineOffset: -3 },
            }}
          >
            <Icon sx={{ fontSize: 21 }} />
            {label}
          </ButtonBase>
        );
      })}
    </Box>
  );
}
