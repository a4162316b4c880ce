import type { RequestHandler } from 'express';
import { principalOf } from '../middleware/request-context.ts';
import { parseBody, parseQuery, pathParameter } from '../middleware/validate.ts';
import { presentPriceAlert } from '../presenters/price-alert.ts';
import type { PriceAlerts } from '../services/notifications/price-alerts.ts';
import type { TokenRegistry } from '../services/token-registry.ts';
import { priceAlertSchema, priceAlertsQuerySchema } from './notification-schemas.ts';
import { sendData } from './respond.ts';

export class PriceAlertController {
  constructor(
    private readonly alerts: PriceAlerts,
    private readonly tokens: TokenRegistry,
  ) {}

  readonly list: RequestHandler = async (req, res) => {
    const query = parseQuery(priceAlertsQuerySchema, req);
    const { items, nextCursor } = await this.alerts.list(principalOf(req).userId, query);
    sendData(res, {
      items: items.map((record) => presentPriceAlert(record, this.tokens)),
      nextCursor,
    });
  };

  readonly create: RequestHandler = async (req, res) => {
    const body = parseBody(priceAlertSchema, req);
    const record = await this.alerts.create(principalOf(req).userId, body);
    sendData(res, presentPriceAlert(record, this.tokens), 201);
  };

  readonly remove: RequestHandler = async (req, res) => {
    const record = await this.alerts.remove(principalOf(req).userId, pathParameter(req, 'id'));
    sendData(res, presentPriceAlert(record, this.tokens));
  };
}
