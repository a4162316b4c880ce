import type { statusTexts } from '../en/status.ts';
import type { Translation } from '../i18n.ts';

export const texts: Translation<typeof statusTexts> = {
  title: 'Systemstatus',
  subtitle: 'Was gerade funktioniert, alle fünf Sekunden abgefragt.',
  exchange: 'Die Börse',
  trading: 'Handel',
  accepting: 'Orders werden angenommen',
  notAccepting: 'Orders werden zurzeit nicht angenommen',
  reason: 'Grund',
  liveData: 'Live-Daten',
  'connection.live': 'Verbunden',
  'connection.connecting': 'Verbindet',
  'connection.reconnecting': 'Verbindet neu',
  'connection.offline': 'Offline',
  roundTrip: 'Antwortzeit',
  commit: 'Letztes Sichern dauerte',
  queue: 'Wartende Orders',
  clock: 'Uhrzeitabweichung',
  milliseconds: '{count} ms',
  markets: 'Märkte',
  market: 'Markt',
  state: 'Zustand',
  opens: 'Öffnet wieder',
  byOperator: 'Wenn der Betreiber ihn öffnet',
  noMarkets: 'Noch keine Märkte',
  unreachable: 'Die Börse ist nicht erreichbar',
};
