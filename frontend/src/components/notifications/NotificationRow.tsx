import AlertIcon from '@mui/icons-material/NotificationsActiveOutlined';
import BlockIcon from '@mui/icons-material/BlockOutlined';
import BoltIcon from '@mui/icons-material/BoltOutlined';
import PauseIcon from '@mui/icons-material/PauseCircleOutlined';
import ShieldIcon from '@mui/icons-material/ShieldOutlined';
import TransferIcon from '@mui/icons-material/SwapVertOutlined';
import Box from '@mui/material/Box';
import MuiLink from '@mui/material/Link';
import type { Notification, NotificationKind } from '@tokentradex/backend/contracts';
import type { ElementType } from 'react';
import { Link } from 'react-router-dom';
import { notificationTexts } from '../../i18n/en/notifications.ts';
import { useText } from '../../i18n/use-text.ts';
import { notificationWords } from '../../lib/notification-words.ts';
import { formatClock } from '../../lib/time-text.ts';
import { notificationCentre } from '../../services/notification-centre.ts';
import { VISUALLY_HIDDEN } from '../visually-hidden.ts';

const ICONS: Record<NotificationKind, ElementType> = {
  price_alert: AlertIcon,
  order_triggered: BoltIcon,
  order_rejected: BlockIcon,
  transfer: TransferIcon,
  market_halted: PauseIcon,
  security: ShieldIcon,
};

/** One notification: what happened, when, and the way there. */
export function NotificationRow({ notification }: { notification: Notification }) {
  const t = useText(notificationTexts);
  const { title, body, path } = notificationWords(notification);
  const isUnread = notification.readAt === null;
  const Icon = ICONS[notification.kind];
  return (
    <Box component="li" sx={ROW}>
      <Box component="span" aria-hidden sx={{ display: 'flex', pt: 0.5, color: 'text.secondary' }}>
        <Icon sx={{ fontSize: 18 }} />
      </Box>
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ typography: 'body2', fontWeight: isUnread ? 600 : 400 }}>
          {path === null ? (
            title
          ) : (
            <MuiLink
              component={Link}
              to={path}
              color="inherit"
              underline="hover"
              onClick={() => {
                notificationCentre.close();
              }}
            >
              {title}
            </MuiLink>
          )}
          {isUnread && <span style={VISUALLY_HIDDEN}>, {t('unread')}</span>}
        </Box>
        {body !== null && (
          <Box sx={{ typography: 'caption', color: 'text.secondary', overflowWrap: 'anywhere' }}>
            {body}
          </Box>
        )}
      </Box>
      <Box sx={{ alignSelf: 'start', display: 'flex', alignItems: 'center', gap: 2, pt: 0.5 }}>
        <Box component="time" dateTime={notification.createdAt} sx={TIME}>
          {formatClock(notification.createdAt).slice(0, 5)}
        </Box>
        <Box
          component="span"
          aria-hidden
          sx={{
            width: 7,
            height: 7,
            borderRadius: '50%',
            bgcolor: isUnread ? 'primary.main' : 'transparent',
          }}
        />
      </Box>
    </Box>
  );
}

const ROW = {
  display: 'grid',
  gridTemplateColumns: '18px minmax(0, 1fr) auto',
  columnGap: 3,
  px: 5,
  py: 2.25,
  '&:hover': { bgcolor: 'surface.raised' },
} as const;

const TIME = {
  typography: 'caption',
  color: 'text.secondary',
  fontVariantNumeric: 'tabular-nums',
} as const;
