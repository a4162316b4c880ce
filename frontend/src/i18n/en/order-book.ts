import { defineTexts } from '../i18n.ts';

/** The order book and the tape. */
export const orderBookTexts = defineTexts('order-book', {
  title: 'Order book',
  levels:
    'Levels. Arrow keys go from row to row; Enter takes the price, Shift Enter the size too, Control Enter the total',
  sides: 'Sides shown',
  'sides.both': 'Show both sides',
  'sides.bids': 'Show bids',
  'sides.asks': 'Show asks',
  group: 'Group prices by',
  own: 'Holds an order of yours',
  empty: 'No orders on the book',
  spread: 'Spread {value} · {percent}%',
  'column.price': 'Price ({symbol})',
  'column.size': 'Size ({symbol})',
  'column.total': 'Total',
  'column.time': 'Time',
  trades: 'Trades',
  'trades.none': 'No trades yet',
  'trades.latest': 'Latest trades',
  'taker.buy': 'bought',
  'taker.sell': 'sold',
});
