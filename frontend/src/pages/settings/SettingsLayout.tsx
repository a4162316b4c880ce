import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { Suspense } from 'react';
import { NavLink, Outlet, useLocation } from 'react-router-dom';
import { LoadingState } from '../../components/LoadingState.tsx';
import { Page } from '../../components/Page.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { useCurrentInSight } from '../../components/use-current-in-sight.ts';
import { settingsTexts } from '../../i18n/en/settings.ts';
import { useText } from '../../i18n/use-text.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectIsSignedIn } from '../../store/slices/authSlice.ts';
import { SETTINGS_SECTIONS } from './settings-sections.ts';

/** The frame of the settings: their sections beside the one that is open, above it on phones. */
export function SettingsLayout() {
  const t = useText(settingsTexts);
  const { pathname } = useLocation();
  const row = useCurrentInSight();
  const isWide = SETTINGS_SECTIONS.some((section) => section.path === pathname && section.isWide);
  const isSignedIn = useAppSelector(selectIsSignedIn);
  const sections = SETTINGS_SECTIONS.filter(({ needsSession }) => isSignedIn || !needsSession);
  return (
    <Page title={t('title')}>
      <PageHeader title={t('title')} />
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: {
            xs: 'minmax(0, 1fr)',
            md: `200px minmax(0, ${isWide ? '1fr' : '720px'})`,
          },
          gap: { xs: 4, md: 8 },
          alignItems: 'start',
        }}
      >
        <Box
          component="nav"
          ref={row}
          aria-label={t('sections')}
          sx={{
            display: 'flex',
            flexDirection: { xs: 'row', md: 'column' },
            gap: 1,
            position: 'relative',
            overflowX: 'auto',
          }}
        >
          {sections.map(({ path, label }) => (
            <ButtonBase
              key={path}
              component={NavLink}
              to={path}
              end={path === '/settings'}
              sx={ITEM}
            >
              {t(label)}
            </ButtonBase>
          ))}
        </Box>
        <Box sx={{ minWidth: 0, display: 'grid', gap: 5 }}>
          <Suspense fallback={<LoadingState label={t('title')} rows={8} />}>
            <Outlet />
          </Suspense>
        </Box>
      </Box>
    </Page>
  );
}

const ITEM = {
  flex: 'none',
  justifyContent: 'flex-start',
  px: 3,
  minHeight: 36,
  borderRadius: 1,
  typography: 'body2',
  fontWeight: 500,
  color: 'text.secondary',
  '&:hover': { color: 'text.primary', bgcolor: 'surface.hover' },
  '&[aria-current="page"]': { color: 'text.primary', bgcolor: 'surface.hover' },
  '&.Mui-focusVisible': { outlineOffset: -2 },
} as const;
