import type { Notification } from '@tokentradex/backend/contracts';
import { notificationTexts } from '../i18n/en/notifications.ts';
import { loadingOf } from '../i18n/i18n.ts';
import { notificationWords } from '../lib/notification-words.ts';
import { playChime } from '../services/chime.ts';
import { notificationCentre } from '../services/notification-centre.ts';
import { notify } from '../services/notify.ts';
import { preferences } from '../services/preferences.ts';

/** Orders are told of by their own news, and a deposit by the dialog that asked for it. */
function hasOwnNews({ kind, data }: Notification): boolean {
  return (
    kind === 'order_triggered' ||
    kind === 'order_rejected' ||
    (kind === 'transfer' && data['type'] === 'deposit')
  );
}

/** Toasts for what has just happened, and a sound for those who want one. */
export async function tellNotifications(fresh: readonly Notification[]): Promise<void> {
  await loadingOf(notificationTexts);
  for (const notification of fresh) {
    if (notification.kind === 'price_alert') notificationCentre.alertsChanged();
    if (hasOwnNews(notification)) continue;
    const { title, body } = notificationWords(notification);
    const toastId = `notification-${notification.id}`;
    notify('info', title, body ?? undefined, toastId);
  }
  if (preferences.get().hasSounds) playChime();
}
