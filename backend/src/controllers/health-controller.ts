import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import type { MetricsAccess } from '../config/env.ts';
import { AppError } from '../lib/app-error.ts';
import type { Metrics } from '../services/metrics.ts';
import { sendData } from './respond.ts';

const LOOPBACK_ADDRESSES = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

export interface HealthControllerParts {
  /** Null when orders can be taken, else a word that says why not. */
  notReadyReason: () => string | null;
  /** The exchange goes on without payouts then: it is ready all the same. */
  areWithdrawalsFrozen: () => boolean;
  metrics: Metrics;
  metricsAccess: MetricsAccess;
}

export class HealthController {
  constructor(private readonly parts: HealthControllerParts) {}

  /** The process answers. */
  readonly alive: RequestHandler = (_req, res) => {
    sendData(res, { status: 'alive' });
  };

  /** Orders can be taken. */
  readonly ready: RequestHandler = (_req, res) => {
    const reason = this.parts.notReadyReason();
    const withdrawals = this.parts.areWithdrawalsFrozen() ? 'frozen' : 'open';
    if (reason !== null) {
      throw new AppError('unavailable', 'The exchange takes no orders now.', {
        details: [
          { field: 'reason', message: reason },
          ...(withdrawals === 'open' ? [] : [{ field: 'withdrawals', message: withdrawals }]),
        ],
      });
    }
    sendData(res, { status: 'ready', withdrawals });
  };

  readonly metrics: RequestHandler = async (req, res) => {
    if (!this.mayReadMetrics(req))
      throw new AppError('not_found', 'There is nothing at this path.');
    const { registry } = this.parts.metrics;
    res.setHeader('Content-Type', registry.contentType);
    res.end(await registry.metrics());
  };

  private mayReadMetrics(req: Request): boolean {
    const { metricsAccess } = this.parts;
    switch (metricsAccess.access) {
      case 'off':
        return false;
      case 'everyone':
        return true;
      case 'local':
        // A proxy on this machine calls from loopback too, but for somebody else.
        return (
          LOOPBACK_ADDRESSES.has(req.socket.remoteAddress ?? '') &&
          req.headers['x-forwarded-for'] === undefined &&
          req.headers['forwarded'] === undefined
        );
      case 'token':
        return isEqual(req.headers.authorization ?? '', `Bearer ${metricsAccess.token}`);
    }
  }
}

/** Takes as long for any guess. */
function isEqual(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
