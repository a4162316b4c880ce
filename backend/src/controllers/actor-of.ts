import type { Request } from 'express';
import { principalOf } from '../middleware/request-context.ts';
import type { Actor } from '../services/actor.ts';

/** Who does what this request asks for, as the audit log names them. */
export function actorOf(req: Request): Actor {
  const { userId, role } = principalOf(req);
  return { userId, role, ip: req.ip ?? null, requestId: req.requestId };
}
