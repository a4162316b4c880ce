import { assert } from '../lib/assert.ts';
import { OrderModel } from '../models/order.ts';
import { TradeModel } from '../models/trade.ts';
import { storedOrder, storedTrade, type ShownTrade } from './stored-order.ts';
import type { OrderState } from '../engine/state.ts';

/** An order as it is now, with the trades that it took. */
export async function readPlacement(
  orderId: number,
): Promise<{ order: OrderState; trades: ShownTrade[] }> {
  const row = await OrderModel.findByPk(orderId);
  assert(row !== null, `order ${orderId} is stored`);
  const { side } = row;
  const trades = await TradeModel.findAll({
    where: {
      takerSide: side,
      ...(side === 'buy' ? { buyOrderId: String(orderId) } : { sellOrderId: String(orderId) }),
    },
    order: [['id', 'ASC']],
  });
  return { order: storedOrder(row), trades: trades.map(storedTrade) };
}
