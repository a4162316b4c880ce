import NotificationsIcon from '@mui/icons-material/NotificationsNoneOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import { lazy, Suspense } from 'react';
import { appTexts } from '../../i18n/en/app.ts';
import { useText } from '../../i18n/use-text.ts';
import { notificationCentre, useNotificationCentre } from '../../services/notification-centre.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectUnreadCount } from '../../store/slices/notificationsSlice.ts';

const NotificationDrawer = lazy(async () => ({
  default: (await import('./NotificationDrawer.tsx')).NotificationDrawer,
}));
const PriceAlertDialog = lazy(async () => ({
  default: (await import('./PriceAlertDialog.tsx')).PriceAlertDialog,
}));

const COUNT_MAX = 99;

/** How many notifications are unread; opens the drawer, whose code comes with the first click. */
export function NotificationBell() {
  const t = useText(appTexts);
  const unreadCount = useAppSelector(selectUnreadCount);
  const { tab, alertFor } = useNotificationCentre();
  const label =
    unreadCount === 0 ? t('notifications') : t('notificationsUnread', { count: unreadCount });
  return (
    <>
      <IconButton
        aria-label={label}
        aria-haspopup="dialog"
        title={label}
        onClick={() => {
          notificationCentre.show('notifications');
        }}
      >
        <NotificationsIcon sx={{ fontSize: 19 }} />
        {unreadCount > 0 && (
          <Box component="span" aria-hidden sx={BADGE}>
            {unreadCount > COUNT_MAX ? `${COUNT_MAX}+` : unreadCount}
          </Box>
        )}
      </IconButton>
      <Suspense fallback={null}>
        {tab !== null && <NotificationDrawer tab={tab} />}
        {alertFor !== null && <PriceAlertDialog key={alertFor} symbol={alertFor} />}
      </Suspense>
    </>
  );
}

const BADGE = {
  position: 'absolute',
  top: 1,
  right: 0,
  minWidth: 15,
  height: 15,
  px: '3px',
  borderRadius: '8px',
  fontSize: '0.625rem',
  fontWeight: 600,
  lineHeight: '15px',
  fontVariantNumeric: 'tabular-nums',
  color: 'primary.contrastText',
  bgcolor: 'primary.main',
} as const;
