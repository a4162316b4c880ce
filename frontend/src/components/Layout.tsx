import Box from '@mui/material/Box';
import { Suspense } from 'react';
import { Outlet } from 'react-router-dom';
import { appTexts } from '../i18n/en/app.ts';
import { useText } from '../i18n/use-text.ts';
import { Overlays } from './command/Overlays.tsx';
import { AnnouncementBanner } from './layout/AnnouncementBanner.tsx';
import { BOTTOM_BAR_HEIGHT, BottomBar } from './layout/BottomBar.tsx';
import { OwnEventsStatus } from './layout/OwnEventsStatus.tsx';
import { TopBar } from './layout/TopBar.tsx';
import { LoadingState } from './LoadingState.tsx';

/** The frame of every page behind sign-in and of the public market pages. */
export function Layout() {
  const t = useText(appTexts);
  return (
    <Box sx={{ minHeight: '100dvh', display: 'flex', flexDirection: 'column' }}>
      <Box component="a" href="#content" sx={SKIP_LINK}>
        {t('skipToContent')}
      </Box>
      {/* Before the page, so that a page's own keys come later and win. */}
      <Overlays />
      <TopBar />
      <AnnouncementBanner />
      <Box
        component="main"
        id="content"
        tabIndex={-1}
        sx={{
          flex: 1,
          minHeight: 0,
          display: 'flex',
          flexDirection: 'column',
          outline: 0,
          pb: { xs: BOTTOM_BAR_HEIGHT, md: 0 },
        }}
      >
        <Suspense fallback={<LoadingState label={t('page')} rows={8} />}>
          <Outlet />
        </Suspense>
      </Box>
      <BottomBar />
      <OwnEventsStatus />
    </Box>
  );
}

const SKIP_LINK = {
  position: 'fixed',
  top: 8,
  left: 8,
  zIndex: 'tooltip',
  px: 3,
  py: 2,
  borderRadius: 1,
  bgcolor: 'primary.main',
  color: 'primary.contrastText',
  typography: 'body2',
  transform: 'translateY(-200%)',
  '&:focus': { transform: 'none' },
} as const;
