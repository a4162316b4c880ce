import type { RequestHandler } from 'express';
import { DataTypes, Transaction, type ModelStatic, type Model, type Sequelize } from 'sequelize';
import { placeOrderSchema } from '../src/controllers/order-schemas.ts';
import { sendData } from '../src/controllers/respond.ts';
import { formatAmount, multiplyAtoms, parseAmount, parseStored } from '../src/lib/decimal.ts';
import { principalOf } from '../src/middleware/request-context.ts';
import { parseBody } from '../src/middleware/validate.ts';

/** Tables with the columns and indexes of the real ones, but without an engine behind them. */
const TABLES_SQL = `
  CREATE TABLE sequelize_wallets (user_id UUID PRIMARY KEY, balance NUMERIC(36, 8) NOT NULL,
    locked_balance NUMERIC(36, 8) NOT NULL) WITH (fillfactor = 70);
  CREATE TABLE sequelize_orders (LIKE orders INCLUDING ALL);
  CREATE SEQUENCE sequelize_order_ids;
  ALTER TABLE sequelize_orders ALTER id SET DEFAULT nextval('sequelize_order_ids');
  INSERT INTO sequelize_wallets SELECT id, 1000000000, 0 FROM users`;

/**
 * Places an order as a plain service over Sequelize would: one transaction that locks the wallet,
 * inserts the order, reserves its cash and commits. It does not even match.
 */
export async function createSequelizeOrders(sequelize: Sequelize): Promise<RequestHandler> {
  await sequelize.query(TABLES_SQL);
  const { wallets, orders } = defineModels(sequelize);
  return async (req, res) => {
    const body = parseBody(placeOrderSchema, req);
    const { userId } = principalOf(req);
    const price = body.price ?? '0';
    const quantity = body.quantity ?? '0';
    const needAtoms = multiplyAtoms(parseAmount(price), parseAmount(quantity));
    const order = await sequelize.transaction(async (transaction) => {
      const wallet = await wallets.findByPk(userId, { transaction, lock: Transaction.LOCK.UPDATE });
      if (wallet === null) throw new Error('there is no wallet');
      const balanceAtoms = parseStored(wallet.get('balance') as string);
      const lockedAtoms = parseStored(wallet.get('lockedBalance') as string) + needAtoms;
      if (lockedAtoms > balanceAtoms) throw new Error('there is not enough cash');
      const created = await orders.create(
        {
          userId,
          tokenId: 2,
          clientOrderId: null,
          orderType: body.orderType,
          side: body.side,
          price,
          quantity,
          quoteQuantity: null,
          filledQuantity: '0',
          quoteFilled: '0',
          fee: '0',
          feeAccrued: '0',
          reserved: formatAmount(needAtoms),
          status: 'open',
          reason: null,
          timeInForce: 'GTC',
          postOnly: false,
          selfTradePrevention: 'expire_taker',
          maxSlippageBps: 500,
          prioritySequence: 1,
        },
        { transaction },
      );
      await wallet.update({ lockedBalance: formatAmount(lockedAtoms) }, { transaction });
      return created;
    });
    sendData(res, { order: order.get({ plain: true }) as object, fills: [] }, 201);
  };
}

function defineModels(sequelize: Sequelize): Record<'wallets' | 'orders', ModelStatic<Model>> {
  const amount = () => ({ type: DataTypes.DECIMAL(36, 8) });
  const wallets = sequelize.define(
    'SequelizeWallet',
    {
      userId: { type: DataTypes.UUID, primaryKey: true },
      balance: amount(),
      lockedBalance: amount(),
    },
    { tableName: 'sequelize_wallets', timestamps: false },
  );
  const orders = sequelize.define(
    'SequelizeOrder',
    {
      id: { type: DataTypes.BIGINT, primaryKey: true, autoIncrement: true },
      userId: DataTypes.UUID,
      tokenId: DataTypes.INTEGER,
      clientOrderId: DataTypes.TEXT,
      orderType: DataTypes.TEXT,
      side: DataTypes.TEXT,
      price: amount(),
      quantity: amount(),
      quoteQuantity: amount(),
      filledQuantity: amount(),
      quoteFilled: amount(),
      fee: amount(),
      feeAccrued: DataTypes.DECIMAL(48, 0),
      reserved: amount(),
      status: DataTypes.TEXT,
      reason: DataTypes.TEXT,
      timeInForce: DataTypes.TEXT,
      postOnly: DataTypes.BOOLEAN,
      selfTradePrevention: DataTypes.TEXT,
      maxSlippageBps: DataTypes.INTEGER,
      prioritySequence: DataTypes.BIGINT,
    },
    { tableName: 'sequelize_orders' },
  );
  return { wallets, orders };
}
