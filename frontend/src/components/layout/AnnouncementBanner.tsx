import CloseIcon from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { useEffect, useState } from 'react';
import { useLocation } from 'react-router-dom';
import { houseTexts } from '../../i18n/en/house.ts';
import { useText } from '../../i18n/use-text.ts';
import { knownAnnouncements, useShownAnnouncement } from '../../services/known-announcements.ts';
import { AnnouncementText } from './AnnouncementText.tsx';

const HEIGHT_PX = 40;

/**
 * What the house tells everybody, one at a time, above the page. It has a place of its own only when it
 * was known before the page was drawn; one that comes later lies over the page until the next one is
 * opened, and its details always do: nothing that is being read moves.
 */
export function AnnouncementBanner() {
  const shown = useShownAnnouncement();
  const { pathname } = useLocation();
  const [place, setPlace] = useState({ pathname, isKept: shown !== undefined });
  const [openId, setOpenId] = useState<string | null>(null);
  if (place.pathname !== pathname) setPlace({ pathname, isKept: shown !== undefined });
  useReservedHeight(place.isKept ? HEIGHT_PX : 0);
  const t = useText(houseTexts);
  const isOpen = shown !== undefined && openId === shown.id;
  return (
    <Box
      sx={{
        position: 'sticky',
        top: 48,
        zIndex: 'appBar',
        flex: 'none',
        height: place.isKept ? HEIGHT_PX : 0,
      }}
    >
      {shown !== undefined && (
        <Box
          component="section"
          aria-label={t('announcement')}
          sx={{
            position: 'absolute',
            insetInline: 0,
            display: 'flex',
            alignItems: 'flex-start',
            gap: 1,
            minHeight: HEIGHT_PX,
            maxHeight: '60dvh',
            overflowY: isOpen ? 'auto' : 'hidden',
            px: 4,
            typography: 'body2',
            bgcolor: 'surface.raised',
            borderBottom: 1,
            borderColor: 'divider',
          }}
        >
          <AnnouncementText announcement={shown} isWhole={isOpen} />
          <Button
            variant="text"
            color="inherit"
            size="small"
            aria-expanded={isOpen}
            onClick={() => {
              setOpenId(isOpen ? null : shown.id);
            }}
            sx={{ mt: 1.5, flexShrink: 0 }}
          >
            {t('details')}
          </Button>
          <IconButton
            size="small"
            aria-label={t('dismiss')}
            title={t('dismiss')}
            onClick={() => {
              knownAnnouncements.dismiss(shown.id);
              // A place that nothing fills any more goes with the click.
              setPlace({ pathname, isKept: place.isKept && knownAnnouncements.hasMore });
            }}
            sx={{ mt: 1.5, flexShrink: 0 }}
          >
            <CloseIcon sx={{ fontSize: 16 }} />
          </IconButton>
        </Box>
      )}
    </Box>
  );
}

/** Pages that fill the screen leave out what the banner takes of it. */
function useReservedHeight(heightPx: number): void {
  useEffect(() => {
    document.documentElement.style.setProperty('--ttx-banner-height', `${heightPx}px`);
  }, [heightPx]);
}
