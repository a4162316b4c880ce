import type { Notification, Side } from '@tokentradex/backend/contracts';
import { CLOSE_REASONS, ORDER_TYPES, SIDES } from '@tokentradex/backend/contracts';
import { notificationTexts } from '../i18n/en/notifications.ts';
import { textOf } from '../i18n/i18n.ts';
import { browserName } from './browser-name.ts';
import { formatDecimal } from './decimal-text.ts';
import { oneOf } from './one-of.ts';
import { shortenMiddle } from './shorten-middle.ts';
import { formatDateTime } from './time-text.ts';
import { describeReason, orderTypeName, sideName } from './order-words.ts';

/** What a notification says, and where it leads; null where there is nothing more to say or see. */
export interface NotificationWords {
  title: string;
  body: string | null;
  path: string | null;
}

export function notificationWords(notification: Notification): NotificationWords {
  switch (notification.kind) {
    case 'price_alert':
      return alertWords(notification);
    case 'order_triggered':
    case 'order_rejected':
      return orderWords(notification);
    case 'transfer':
      return transferWords(notification);
    case 'market_halted':
      return marketWords(notification);
    case 'security':
      return securityWords(notification);
  }
}

function amountText(amount: string | undefined): string {
  return formatDecimal(amount ?? '0');
}

function alertWords({ symbol, data }: Notification): NotificationWords {
  const t = textOf(notificationTexts);
  const price = amountText(data['price']);
  const waited =
    data['direction'] === 'above'
      ? t('said.waitedAbove', { price })
      : t('said.waitedBelow', { price });
  return {
    title: t('said.reached', { symbol: symbol ?? '', price: amountText(data['firedPrice']) }),
    body: data['note'] === undefined ? waited : `${waited} · ${data['note']}`,
    path: `/trade/${symbol ?? ''}`,
  };
}

function orderWords({ kind, symbol, data, referenceId }: Notification): NotificationWords {
  const t = textOf(notificationTexts);
  const name = { symbol: symbol ?? '' };
  const side: Side = oneOf(SIDES, data['side'] ?? null) ?? 'buy';
  const orderType = oneOf(ORDER_TYPES, data['orderType'] ?? null);
  const order = [
    sideName(side),
    ...(orderType === undefined ? [] : [orderTypeName(orderType)]),
  ].join(' · ');
  const quantity = data['quantity'];
  const size =
    quantity === undefined
      ? order
      : t('said.size', { order, quantity: amountText(quantity), ...name });
  const reason = oneOf(CLOSE_REASONS, data['reason'] ?? null);
  const isRejected = kind === 'order_rejected';
  return {
    title: !isRejected
      ? t('said.triggered', name)
      : reason === 'operator_cancelled'
        ? t('said.cancelled', name)
        : t('said.rejected', name),
    body: isRejected && reason !== undefined ? `${size}: ${describeReason(reason)}` : size,
    path: `/orders?order=${referenceId ?? ''}`,
  };
}

function transferWords({ symbol, data }: Notification): NotificationWords {
  const t = textOf(notificationTexts);
  const values = { amount: amountText(data['amount']), symbol: symbol ?? '' };
  const titles: Record<string, () => string> = {
    'deposit completed': () => t('said.deposited', values),
    'deposit rejected': () => t('said.depositClosed', values),
    'deposit cancelled': () => t('said.depositClosed', values),
    'withdrawal completed': () => t('said.withdrawn', values),
    'withdrawal rejected': () => t('said.withdrawalRejected', values),
    'withdrawal cancelled': () => t('said.withdrawalCancelled', values),
  };
  const title = titles[`${data['type'] ?? ''} ${data['status'] ?? ''}`];
  return {
    title: title === undefined ? t('said.adjusted', values) : title(),
    body: data['reason'] ?? null,
    path: '/wallet',
  };
}

function marketWords({ symbol, data }: Notification): NotificationWords {
  const t = textOf(notificationTexts);
  const name = { symbol: symbol ?? '' };
  if (data['state'] === 'delisted') {
    return { title: t('said.delisted', name), body: t('said.ordersCancelled'), path: '/orders' };
  }
  const isCancelOnly = data['state'] === 'cancel_only';
  const title = isCancelOnly ? t('said.cancelOnly', name) : t('said.halted', name);
  return { title, body: t('said.ordersWait'), path: `/trade/${name.symbol}` };
}

/** Changes of the account's protection; a sign-in from a new place is told with the place. */
const SECURITY_EVENTS = [
  'password_changed',
  'totp_enabled',
  'totp_disabled',
  'totp_reset',
  'recovery_codes_renewed',
  'recovery_code_used',
  'account_frozen',
  'account_unfrozen',
] as const;

/** Changes of the account itself, by the event that they are told under. */
const ACCOUNT_CHANGES: Readonly<
  Record<string, 'passwordReset' | 'emailChangeRequested' | 'emailChanged'>
> = {
  password_reset: 'passwordReset',
  email_change_requested: 'emailChangeRequested',
  email_changed: 'emailChanged',
};

/** Null when it is about something else than where money may go. */
function withdrawalWords({ symbol, data }: Notification): NotificationWords | null {
  const t = textOf(notificationTexts);
  const path = '/wallet?tab=addresses';
  switch (data['event'] ?? '') {
    case 'withdrawal_address_added': {
      const { label = '', address = '', usableFrom = '' } = data;
      const time = usableFrom === '' ? '' : formatDateTime(usableFrom);
      return {
        title: t('said.addressAdded', { symbol: symbol ?? '' }),
        body: t('said.addressAddedText', { label, address: shortenMiddle(address, 24), time }),
        path,
      };
    }
    case 'allow_list_on':
    case 'allow_list_kept':
      return { title: t('said.allowListOn'), body: t('said.allowListOnText'), path };
    case 'allow_list_ending': {
      const time = data['until'] === undefined ? '' : formatDateTime(data['until']);
      return {
        title: t('said.allowListEnding'),
        body: t('said.allowListEndingText', { time }),
        path,
      };
    }
    default:
      return null;
  }
}

function securityWords(notification: Notification): NotificationWords {
  const withdrawal = withdrawalWords(notification);
  if (withdrawal !== null) return withdrawal;
  const { data } = notification;
  const t = textOf(notificationTexts);
  if (data['event'] === 'identity_approved') {
    return { title: t('said.verified'), body: t('said.mayWithdraw'), path: '/settings/identity' };
  }
  if (data['event'] === 'identity_rejected') {
    const body = data['reason'] ?? null;
    return { title: t('said.notVerified'), body, path: '/settings/identity' };
  }
  const event = oneOf(SECURITY_EVENTS, data['event'] ?? null);
  if (event !== undefined) {
    return { title: t(`said.${event}`), body: t('said.securityHint'), path: '/settings/security' };
  }
  if (data['event']?.startsWith('api_key_') === true) return apiKeyWords(data);
  const change = ACCOUNT_CHANGES[data['event'] ?? ''];
  if (change !== undefined) {
    return {
      title: t(`said.${change}`),
      body: t(`said.${change}Hint`),
      path: '/settings/profile',
    };
  }
  const browser = browserName(data['userAgent'] ?? '') ?? t('said.unknownBrowser');
  const ip = data['ip'] ?? t('said.unknownAddress');
  return {
    title: t('said.signIn'),
    body: t('said.signInFrom', { browser, ip }),
    path: '/settings/security',
  };
}

function apiKeyWords(data: Notification['data']): NotificationWords {
  const t = textOf(notificationTexts);
  const label = data['label'] ?? '';
  const titles: Record<string, () => string> = {
    api_key_created: () => t('said.keyCreated', { label }),
    api_key_deleted: () => t('said.keyDeleted', { label }),
  };
  const title = titles[data['event'] ?? ''];
  const ip = data['ip'] ?? t('said.unknownAddress');
  return {
    title: title === undefined ? t('said.keyWidened', { label }) : title(),
    body: t('said.keyFrom', { ip }),
    path: '/settings/api-keys',
  };
}
