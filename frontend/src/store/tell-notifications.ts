import type { Notification } from '@tokentradex/backend/contracts';
import { notificationTexts } from '../i18n/en/notifications.ts';
import { loadingOf } from '../i18n/i18n.ts';
import { notificationWords } from '../lib/notification-words.ts';
import { announcer } from '../services/announcer.ts';
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

function toastIdOf({ id }: Notification): string {
  return `notification-${id}`;
}

/** Toasts for what has just happened, and a sound for those who want one. */
export async function tellNotifications(fresh: readonly Notification[]): Promise<void> {
  await loadingOf(notificationTexts);
  for (const notification of fresh) {
    if (notification.kind === 'price_alert') notificationCentre.alertsChanged();
    if (hasOwnNews(notification)) continue;
    const { title, body } = notificationWords(notification);
    // Whoever has the list open sees it there, and only has to be read it.
    if (notificationCentre.get().tab === 'notifications') announcer.announce(title);
    else notify('info', title, body ?? undefined, toastIdOf(notification));
  }
  if (preferences.get().hasSounds) playChime();
}
