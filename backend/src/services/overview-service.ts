import { Op, QueryTypes, type Sequelize } from 'sequelize';
import { FEES_USER_ID } from '../engine/state.ts';
import type { Clock } from '../lib/clock.ts';
import { parseAmount, parseStored } from '../lib/decimal.ts';
import { ACTIVE_STATUSES, OrderModel } from '../models/order.ts';
import { SessionModel } from '../models/session.ts';
import { TransactionModel } from '../models/transaction.ts';
import { UserModel } from '../models/user.ts';
import { WalletModel } from '../models/wallet.ts';
import type { MarketDataReader } from './market-data-reader.ts';

const DAY_MS = 24 * 3600 * 1000;
const DAYS_SHOWN = 14;

export interface OverviewFigures {
  userCount: number;
  activeUserCount24h: number;
  openOrderCount: number;
  heldWithdrawalCount: number;
  pendingKycCount: number;
  tradeCount24h: number;
  quoteVolume24hAtoms: bigint;
  feeBalances: { tokenId: number; balanceAtoms: bigint }[];
  /** Oldest first, one entry per day in UTC. */
  volumeByDay: { date: string; quoteVolumeAtoms: bigint; tradeCount: number }[];
  usersByDay: { date: string; userCount: number }[];
}

interface VolumeRow {
  date: string;
  quoteVolume: string;
  tradeCount: string;
}

interface UsersRow {
  date: string;
  userCount: string;
}

/** Figures of the whole exchange for operators. */
export class OverviewService {
  constructor(
    private readonly sequelize: Sequelize,
    private readonly marketData: MarketDataReader,
    private readonly clock: Clock,
  ) {}

  async figures(): Promise<OverviewFigures> {
    const days = this.shownDays();
    const [counts, feeBalances, volumeByDay, usersByDay] = await Promise.all([
      this.counts(),
      readFeeBalances(),
      this.volumeByDay(days),
      this.usersByDay(days),
    ]);
    return { ...counts, ...this.tradingDay(), feeBalances, volumeByDay, usersByDay };
  }

  /** Dates in UTC, oldest first. */
  private shownDays(): string[] {
    const nowMs = this.clock.nowMs();
    return Array.from({ length: DAYS_SHOWN }, (_, index) =>
      new Date(nowMs - (DAYS_SHOWN - 1 - index) * DAY_MS).toISOString().slice(0, 10),
    );
  }

  private async counts(): Promise<
    Pick<
      OverviewFigures,
      | 'userCount'
      | 'activeUserCount24h'
      | 'openOrderCount'
      | 'heldWithdrawalCount'
      | 'pendingKycCount'
    >
  > {
    const since = new Date(this.clock.nowMs() - DAY_MS);
    const [userCount, activeUserCount24h, openOrderCount, heldWithdrawalCount, pendingKycCount] =
      await Promise.all([
        UserModel.count({ where: { isSystem: false } }),
        SessionModel.count({
          where: { lastUsedAt: { [Op.gte]: since } },
          distinct: true,
          col: 'user_id',
        }),
        OrderModel.count({ where: { status: { [Op.in]: [...ACTIVE_STATUSES] } } }),
        TransactionModel.count({ where: { type: 'withdrawal', status: 'held' } }),
        UserModel.count({ where: { isSystem: false, kycStatus: 'pending' } }),
      ]);
    return { userCount, activeUserCount24h, openOrderCount, heldWithdrawalCount, pendingKycCount };
  }

  /** The tickers have added the last 24 hours up already. */
  private tradingDay(): Pick<OverviewFigures, 'tradeCount24h' | 'quoteVolume24hAtoms'> {
    let tradeCount24h = 0;
    let quoteVolume24hAtoms = 0n;
    for (const ticker of this.marketData.tickers()) {
      tradeCount24h += ticker.tradeCount;
      quoteVolume24hAtoms += parseAmount(ticker.quoteVolume);
    }
    return { tradeCount24h, quoteVolume24hAtoms };
  }

  /** From the daily candles: a few rows per token instead of every trade. */
  private async volumeByDay(days: string[]): Promise<OverviewFigures['volumeByDay']> {
    const rows = await this.sequelize.query<VolumeRow>(
      `SELECT to_char(open_time AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS date,
         sum(quote_volume) AS "quoteVolume", sum(trade_count) AS "tradeCount"
       FROM candles WHERE width = '1d' AND open_time >= :from GROUP BY 1`,
      { type: QueryTypes.SELECT, replacements: { from: days[0] } },
    );
    const byDate = new Map(rows.map((row) => [row.date, row]));
    return days.map((date) => {
      const row = byDate.get(date);
      return {
        date,
        quoteVolumeAtoms: row === undefined ? 0n : parseStored(row.quoteVolume),
        tradeCount: Number(row?.tradeCount ?? 0),
      };
    });
  }

  private async usersByDay(days: string[]): Promise<OverviewFigures['usersByDay']> {
    const rows = await this.sequelize.query<UsersRow>(
      `SELECT to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS date,
         count(*) AS "userCount"
       FROM users WHERE NOT is_system AND created_at >= :from GROUP BY 1`,
      { type: QueryTypes.SELECT, replacements: { from: days[0] } },
    );
    const byDate = new Map(rows.map(({ date, userCount }) => [date, Number(userCount)]));
    return days.map((date) => ({ date, userCount: byDate.get(date) ?? 0 }));
  }
}

async function readFeeBalances(): Promise<OverviewFigures['feeBalances']> {
  const rows = await WalletModel.findAll({
    where: { userId: FEES_USER_ID },
    order: [['tokenId', 'ASC']],
  });
  return rows.map(({ tokenId, balance }) => ({ tokenId, balanceAtoms: parseStored(balance) }));
}
