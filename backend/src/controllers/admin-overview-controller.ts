import type { RequestHandler } from 'express';
import type { AdminOverview } from '../contracts/index.ts';
import { formatAmount } from '../lib/decimal.ts';
import { parseQuery } from '../middleware/validate.ts';
import { presentAuditEntry } from '../presenters/audit-entry.ts';
import type { TokenNames } from '../presenters/order.ts';
import type { AuditQueries } from '../services/audit-queries.ts';
import type { EngineStatus } from '../services/matching-engine.ts';
import type { OverviewService } from '../services/overview-service.ts';
import { auditQuerySchema } from './admin-schemas.ts';
import { sendData } from './respond.ts';

export interface AdminOverviewControllerParts {
  overview: OverviewService;
  auditLog: AuditQueries;
  tokens: TokenNames;
  engineStatus: () => EngineStatus;
}

export class AdminOverviewController {
  constructor(private readonly parts: AdminOverviewControllerParts) {}

  readonly overview: RequestHandler = async (_req, res) => {
    const figures = await this.parts.overview.figures();
    const { state, epoch, queueDepth, batchCount, lastBatchMs, openOrderCount } =
      this.parts.engineStatus();
    const { quoteVolume24hAtoms, feeBalances, volumeByDay, ...counts } = figures;
    const overview: AdminOverview = {
      ...counts,
      quoteVolume24h: formatAmount(quoteVolume24hAtoms),
      feeBalances: feeBalances.map(({ tokenId, balanceAtoms }) => ({
        tokenId: String(tokenId),
        symbol: this.parts.tokens.require(tokenId).symbol,
        balance: formatAmount(balanceAtoms),
      })),
      engine: {
        canTrade: state === 'leading',
        epoch,
        queueDepth,
        batchCount,
        lastBatchMs,
        openOrderCount,
      },
      volumeByDay: volumeByDay.map(({ date, quoteVolumeAtoms, tradeCount }) => ({
        date,
        quoteVolume: formatAmount(quoteVolumeAtoms),
        tradeCount,
      })),
    };
    sendData(res, overview);
  };

  readonly audit: RequestHandler = async (req, res) => {
    const query = parseQuery(auditQuerySchema, req);
    const { items, nextCursor } = await this.parts.auditLog.list(query);
    sendData(res, { items: items.map(presentAuditEntry), nextCursor });
  };
}
