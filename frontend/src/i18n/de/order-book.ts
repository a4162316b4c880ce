import type { orderBookTexts } from '../en/order-book.ts';
import type { Translation } from '../i18n.ts';

export const texts: Translation<typeof orderBookTexts> = {
  title: 'Orderbuch',
  levels:
    'Stufen. Pfeiltasten gehen von Zeile zu Zeile; Enter übernimmt den Kurs, Umschalt Enter auch die Menge, Strg Enter die Summe',
  sides: 'Gezeigte Seiten',
  'sides.both': 'Beide Seiten zeigen',
  'sides.bids': 'Kaufseite zeigen',
  'sides.asks': 'Verkaufsseite zeigen',
  group: 'Kurse gruppieren zu',
  own: 'Enthält eine Order von Ihnen',
  empty: 'Keine Orders im Buch',
  spread: 'Spanne {value} · {percent}%',
  'column.price': 'Kurs ({symbol})',
  'column.size': 'Menge ({symbol})',
  'column.total': 'Summe',
  'column.time': 'Zeit',
  trades: 'Handel',
  'trades.none': 'Noch kein Handel',
  'trades.latest': 'Letzte Abschlüsse',
  'taker.buy': 'gekauft',
  'taker.sell': 'verkauft',
};
