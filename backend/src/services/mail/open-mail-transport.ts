import path from 'node:path';
import type { Config } from '../../config/env.ts';
import type { Logger } from '../../lib/logger.ts';
import type { MailTransport } from './mail.ts';
import { OutboxTransport } from './outbox-transport.ts';
import { SmtpTransport } from './smtp-transport.ts';

/** The mail server that is configured, or the folder `outbox` in the data directory. */
export function openMailTransport(
  { mail, dataDir }: Pick<Config, 'mail' | 'dataDir'>,
  logger: Logger,
): MailTransport {
  return mail.smtpUrl === null
    ? new OutboxTransport(path.join(dataDir, 'outbox'), mail.from, logger)
    : new SmtpTransport(mail.smtpUrl, mail.from);
}
