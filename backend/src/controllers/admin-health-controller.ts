import type { RequestHandler } from 'express';
import type { HealthProbe } from '../services/health/health-probe.ts';
import { sendData } from './respond.ts';

/** How the exchange is doing, for operators. */
export class AdminHealthController {
  constructor(private readonly probe: HealthProbe) {}

  readonly look: RequestHandler = async (_req, res) => {
    sendData(res, await this.probe.look());
  };
}
