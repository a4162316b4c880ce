import type { Request, RequestHandler } from 'express';
import type { CreatedApiKey } from '../contracts/index.ts';
import { principalOf } from '../middleware/request-context.ts';
import { parseBody, parseQuery, pathParameter } from '../middleware/validate.ts';
import { presentApiKey } from '../presenters/api-key.ts';
import type { ApiKeyService, KeyOwner } from '../services/api-keys/api-key-service.ts';
import { createApiKeySchema, updateApiKeySchema } from './api-key-schemas.ts';
import { pageQuerySchema } from './order-schemas.ts';
import { sendData } from './respond.ts';

export class ApiKeyController {
  constructor(private readonly keys: ApiKeyService) {}

  readonly list: RequestHandler = async (req, res) => {
    const query = parseQuery(pageQuerySchema, req);
    const { items, nextCursor } = await this.keys.list(principalOf(req).userId, query);
    sendData(res, { items: items.map(presentApiKey), nextCursor });
  };

  readonly create: RequestHandler = async (req, res) => {
    const body = parseBody(createApiKeySchema, req);
    const { record, secret } = await this.keys.create(ownerOf(req), body);
    const created: CreatedApiKey = { key: presentApiKey(record), secret };
    sendData(res, created, 201);
  };

  readonly update: RequestHandler = async (req, res) => {
    const body = parseBody(updateApiKeySchema, req);
    const record = await this.keys.update(ownerOf(req), pathParameter(req, 'id'), body);
    sendData(res, presentApiKey(record));
  };

  readonly remove: RequestHandler = async (req, res) => {
    const record = await this.keys.remove(ownerOf(req), pathParameter(req, 'id'));
    sendData(res, presentApiKey(record));
  };
}

function ownerOf(req: Request): KeyOwner {
  return { userId: principalOf(req).userId, ip: req.ip ?? null };
}
