import nodemailer from 'nodemailer';
import type { Mail, MailTransport } from './mail.ts';

/** More messages wait for one of these. */
const CONNECTIONS_MAX = 4;
const CONNECT_TIMEOUT_MS = 10_000;
const ANSWER_TIMEOUT_MS = 20_000;

/** Hands messages to a mail server, over connections that are kept for a while. */
export class SmtpTransport implements MailTransport {
  private readonly transporter;

  /**
   * @param url such as smtps://user:password@host.
   * @param from the sender, an address or `Name <address>`.
   */
  constructor(
    url: string,
    private readonly from: string,
  ) {
    this.transporter = nodemailer.createTransport({
      url,
      pool: true,
      maxConnections: CONNECTIONS_MAX,
      connectionTimeout: CONNECT_TIMEOUT_MS,
      greetingTimeout: CONNECT_TIMEOUT_MS,
      socketTimeout: ANSWER_TIMEOUT_MS,
    });
  }

  async send(mail: Mail): Promise<void> {
    await this.transporter.sendMail({ ...mail, from: this.from });
  }

  close(): void {
    this.transporter.close();
  }
}
