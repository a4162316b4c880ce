import { DataTypes, Model, type InferAttributes, type Sequelize } from 'sequelize';
import type {
  CloseReason,
  OrderStatus,
  OrderType,
  SelfTradePrevention,
  Side,
  TimeInForce,
} from '../contracts/index.ts';

/** Of orders that rest or wait: the words of the partial index, so that reading them never meets a closed one. */
export const ACTIVE_STATUSES = [
  'pending',
  'open',
  'partially_filled',
] as const satisfies OrderStatus[];

/** An order as it is now. Written by the single writer only. Ids are integers as strings. */
export class OrderModel extends Model<InferAttributes<OrderModel>> {
  declare id: string;
  declare userId: string;
  declare tokenId: number;
  declare clientOrderId: string | null;
  declare orderType: OrderType;
  declare side: Side;
  declare price: string | null;
  declare stopPrice: string | null;
  declare trailingDelta: string | null;
  declare trailingDeltaBps: number | null;
  declare quantity: string | null;
  declare quoteQuantity: string | null;
  declare displayQuantity: string | null;
  declare visibleQuantity: string | null;
  declare filledQuantity: string;
  declare quoteFilled: string;
  declare fee: string;
  /** Ppm-atoms, an integer. */
  declare feeAccrued: string;
  declare reserved: string;
  declare status: OrderStatus;
  declare reason: CloseReason | null;
  declare timeInForce: TimeInForce;
  declare expiresAt: Date | null;
  declare postOnly: boolean;
  declare selfTradePrevention: SelfTradePrevention;
  declare maxSlippageBps: number;
  declare linkedOrderId: string | null;
  declare triggeredAt: Date | null;
  declare prioritySequence: string;
  declare createdAt: Date;
  declare updatedAt: Date;

  static register(sequelize: Sequelize): void {
    // A new object each: Sequelize writes the column's name into it.
    const amount = () => ({ type: DataTypes.DECIMAL(36, 8), allowNull: false });
    OrderModel.init(
      {
        id: { type: DataTypes.BIGINT, primaryKey: true },
        userId: { type: DataTypes.UUID, allowNull: false },
        tokenId: { type: DataTypes.INTEGER, allowNull: false },
        clientOrderId: DataTypes.TEXT,
        orderType: { type: DataTypes.TEXT, allowNull: false },
        side: { type: DataTypes.TEXT, allowNull: false },
        price: DataTypes.DECIMAL(36, 8),
        stopPrice: DataTypes.DECIMAL(36, 8),
        trailingDelta: DataTypes.DECIMAL(36, 8),
        trailingDeltaBps: DataTypes.INTEGER,
        quantity: DataTypes.DECIMAL(36, 8),
        quoteQuantity: DataTypes.DECIMAL(36, 8),
        displayQuantity: DataTypes.DECIMAL(36, 8),
        visibleQuantity: DataTypes.DECIMAL(36, 8),
        filledQuantity: amount(),
        quoteFilled: amount(),
        fee: amount(),
        feeAccrued: { type: DataTypes.DECIMAL(48, 0), allowNull: false },
        reserved: amount(),
        status: { type: DataTypes.TEXT, allowNull: false },
        reason: DataTypes.TEXT,
        timeInForce: { type: DataTypes.TEXT, allowNull: false },
        expiresAt: DataTypes.DATE,
        postOnly: { type: DataTypes.BOOLEAN, allowNull: false },
        selfTradePrevention: { type: DataTypes.TEXT, allowNull: false },
        maxSlippageBps: { type: DataTypes.INTEGER, allowNull: false },
        linkedOrderId: DataTypes.BIGINT,
        triggeredAt: DataTypes.DATE,
        prioritySequence: { type: DataTypes.BIGINT, allowNull: false },
        createdAt: DataTypes.DATE,
        updatedAt: DataTypes.DATE,
      },
      { sequelize, modelName: 'Order', tableName: 'orders', underscored: true, timestamps: false },
    );
  }
}

export type OrderRecord = InferAttributes<OrderModel>;
