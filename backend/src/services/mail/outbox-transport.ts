import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import nodemailer from 'nodemailer';
import type { Logger } from '../../lib/logger.ts';
import type { Mail, MailTransport } from './mail.ts';

const FILES_MAX = 200;
const EXTENSION = '.eml';

/**
 * Writes messages into a folder instead of sending them, for a house without a mail server. The
 * newest 200 are kept. They hold links that open accounts: only this process's user may read them.
 */
export class OutboxTransport implements MailTransport {
  private readonly composer = nodemailer.createTransport({ streamTransport: true, buffer: true });
  /** Messages are written one after the other, so that their names rise. */
  private tail: Promise<unknown> = Promise.resolve();
  private lastMs = 0;

  /** @param folder made when the first message is written. */
  constructor(
    private readonly folder: string,
    private readonly from: string,
    private readonly logger: Logger,
  ) {}

  send(mail: Mail): Promise<void> {
    const written = this.tail.then(() => this.write(mail));
    this.tail = written.catch(() => undefined);
    return written;
  }

  close(): void {
    this.composer.close();
  }

  private async write(mail: Mail): Promise<void> {
    const { message } = await this.composer.sendMail({ ...mail, from: this.from });
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    this.lastMs = Math.max(Date.now(), this.lastMs + 1);
    const time = new Date(this.lastMs).toISOString().replace(/:/g, '-');
    const file = path.join(this.folder, `${time}-${randomBytes(3).toString('hex')}${EXTENSION}`);
    await writeFile(file, message as Buffer, { mode: 0o600 });
    this.logger.info('mail written to the outbox: SMTP_URL is not set', { file });
    await this.prune();
  }

  private async prune(): Promise<void> {
    const files = (await readdir(this.folder)).filter((name) => name.endsWith(EXTENSION)).sort();
    for (const name of files.slice(0, -FILES_MAX)) {
      await rm(path.join(this.folder, name), { force: true });
    }
  }
}
