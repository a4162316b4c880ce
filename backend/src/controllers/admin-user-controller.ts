import type { RequestHandler } from 'express';
import type { AdminUserDetail } from '../contracts/index.ts';
import { parseBody, parseQuery, pathParameter } from '../middleware/validate.ts';
import { presentAdminUser } from '../presenters/user.ts';
import { presentWalletBalance } from '../presenters/wallet-balance.ts';
import type { MarketDataReader } from '../services/market-data-reader.ts';
import type { UserAdminService } from '../services/user-admin-service.ts';
import type { WalletService } from '../services/wallet-service.ts';
import { actorOf } from './actor-of.ts';
import { resetTotpSchema, updateUserSchema, usersQuerySchema } from './admin-schemas.ts';
import { sendData } from './respond.ts';

export class AdminUserController {
  constructor(
    private readonly users: UserAdminService,
    private readonly wallets: WalletService,
    private readonly marketData: Pick<MarketDataReader, 'lastPrice'>,
  ) {}

  readonly list: RequestHandler = async (req, res) => {
    const query = parseQuery(usersQuerySchema, req);
    const { items, nextCursor } = await this.users.list(query);
    sendData(res, { items: items.map(presentAdminUser), nextCursor });
  };

  readonly get: RequestHandler = async (req, res) => {
    const { user, openOrderCount, tradeCount } = await this.users.get(pathParameter(req, 'id'));
    const holdings = await this.wallets.holdings(user.id);
    const detail: AdminUserDetail = {
      ...presentAdminUser(user),
      balances: holdings.map((holding) =>
        presentWalletBalance(holding.token, holding, this.marketData.lastPrice(holding.token.id)),
      ),
      openOrderCount,
      tradeCount,
    };
    sendData(res, detail);
  };

  readonly update: RequestHandler = async (req, res) => {
    const body = parseBody(updateUserSchema, req);
    const user = await this.users.update(actorOf(req), pathParameter(req, 'id'), body);
    sendData(res, presentAdminUser(user));
  };

  readonly resetTotp: RequestHandler = async (req, res) => {
    const { reason } = parseBody(resetTotpSchema, req);
    const user = await this.users.resetTotp(actorOf(req), pathParameter(req, 'id'), reason);
    sendData(res, presentAdminUser(user));
  };
}
