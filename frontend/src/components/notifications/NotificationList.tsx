import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { Notification, NotificationKind } from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { appTexts } from '../../i18n/en/app.ts';
import { notificationTexts } from '../../i18n/en/notifications.ts';
import { useText } from '../../i18n/use-text.ts';
import { groupNotifications } from '../../lib/group-notifications.ts';
import { formatDate } from '../../lib/time-text.ts';
import { EmptyState } from '../EmptyState.tsx';
import { ErrorState } from '../ErrorState.tsx';
import { LoadingState } from '../LoadingState.tsx';
import { useNow } from '../use-now.ts';
import { AwayCard } from './AwayCard.tsx';
import { useAwaySummary } from './use-away-summary.ts';
import { NotificationRow } from './NotificationRow.tsx';
import { useNotifications } from './use-notifications.ts';

/** More of one kind and day are folded away. */
const SHOWN_PER_GROUP = 4;

/** "Today", "Yesterday", or the date. */
function useDayName(): (startMs: number) => string {
  const t = useText(notificationTexts);
  const nowMs = useNow(60_000);
  const today = new Date(nowMs).setHours(0, 0, 0, 0);
  const yesterday = new Date(today - 1).setHours(0, 0, 0, 0);
  return (startMs) => {
    if (startMs === today) return t('today');
    if (startMs === yesterday) return t('yesterday');
    return formatDate(new Date(startMs).toISOString());
  };
}

function Group({ kind, items }: { kind: NotificationKind; items: readonly Notification[] }) {
  const t = useText(notificationTexts);
  const [isWhole, setIsWhole] = useState(false);
  const hidden = items.length - SHOWN_PER_GROUP;
  const shown = isWhole ? items : items.slice(0, SHOWN_PER_GROUP);
  return (
    <Box component="section" aria-label={t(`kind.${kind}`)} sx={{ mt: 3 }}>
      <Typography variant="label" component="h4" sx={{ px: 5, color: 'text.secondary' }}>
        {t(`kind.${kind}`)}
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {shown.map((notification) => (
          <NotificationRow key={notification.id} notification={notification} />
        ))}
      </Box>
      {hidden > 0 && (
        <Button
          size="small"
          variant="text"
          color="inherit"
          aria-expanded={isWhole}
          onClick={() => {
            setIsWhole(!isWhole);
          }}
          sx={{ mx: 3 }}
        >
          {isWhole ? t('showFewer') : t('showMore', { count: hidden })}
        </Button>
      )}
    </Box>
  );
}

/** What was told, by day and kind. */
export function NotificationList() {
  const t = useText(notificationTexts);
  const common = useText(appTexts);
  const dayName = useDayName();
  const { items, load, retry, loadMore, isLoadingMore, hasUnread, markAllRead } =
    useNotifications();
  const away = useAwaySummary();
  return (
    <Box sx={{ pb: 4 }}>
      <Box sx={{ px: 5, pt: 4, '&:empty': { display: 'none' } }}>
        <AwayCard summary={away.data} />
      </Box>
      {hasUnread && (
        <Box sx={{ display: 'flex', justifyContent: 'flex-end', px: 3, pt: 2 }}>
          <Button
            size="small"
            variant="text"
            onClick={() => {
              markAllRead(t('notLoaded'));
            }}
          >
            {t('markAllRead')}
          </Button>
        </Box>
      )}
      {groupNotifications(items).map(({ startMs, groups }) => (
        <Box component="section" key={startMs} aria-label={dayName(startMs)} sx={{ mt: 4 }}>
          <Typography variant="h3" sx={{ px: 5 }}>
            {dayName(startMs)}
          </Typography>
          {groups.map(({ kind, items: ofKind }) => (
            <Group key={kind} kind={kind} items={ofKind} />
          ))}
        </Box>
      ))}
      {load.status === 'loading' && items.length === 0 && (
        <LoadingState label={t('title')} rows={6} rowHeight={44} />
      )}
      {load.status === 'failed' && (
        <ErrorState title={t('notLoaded')} error={load.error} onRetry={retry} isCompact />
      )}
      {load.status === 'ready' && items.length === 0 && (
        <EmptyState title={t('none')} hint={t('noneHint')} isCompact />
      )}
      {loadMore !== undefined && (
        <Box sx={{ px: 5, pt: 3 }}>
          <Button fullWidth variant="outlined" loading={isLoadingMore} onClick={loadMore}>
            {common('loadMore')}
          </Button>
        </Box>
      )}
      {items.length > 0 && loadMore === undefined && (
        <Typography variant="caption" component="p" sx={{ px: 5, pt: 4, color: 'text.secondary' }}>
          {t('limits')}
        </Typography>
      )}
    </Box>
  );
}
