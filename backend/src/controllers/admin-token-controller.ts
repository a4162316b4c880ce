import type { RequestHandler } from 'express';
import { parseBody, pathParameter } from '../middleware/validate.ts';
import { presentToken } from '../presenters/token.ts';
import type { MarketDataReader } from '../services/market-data-reader.ts';
import type { TokenRecord, TokenRegistry } from '../services/token-registry.ts';
import type { TokenService } from '../services/token-service.ts';
import { actorOf } from './actor-of.ts';
import { listTokenSchema, updateTokenSchema } from './admin-schemas.ts';
import { sendData } from './respond.ts';

export class AdminTokenController {
  constructor(
    private readonly tokenService: TokenService,
    private readonly tokens: TokenRegistry,
    private readonly marketData: Pick<MarketDataReader, 'lastPrice'>,
  ) {}

  /** Delisted ones included. */
  readonly all: RequestHandler = (_req, res) => {
    sendData(
      res,
      this.tokens.all().map((token) => this.present(token)),
    );
  };

  readonly list: RequestHandler = async (req, res) => {
    const body = parseBody(listTokenSchema, req);
    const token = await this.tokenService.list(actorOf(req), body);
    sendData(res, this.present(token), 201);
  };

  readonly update: RequestHandler = async (req, res) => {
    const body = parseBody(updateTokenSchema, req);
    const token = await this.tokenService.update(actorOf(req), pathParameter(req, 'id'), body);
    sendData(res, this.present(token));
  };

  private present(token: TokenRecord) {
    return presentToken(token, this.tokens.quote.symbol, this.marketData.lastPrice(token.id));
  }
}
