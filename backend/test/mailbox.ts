import type { Mail, MailTransport } from '../src/services/mail/mail.ts';

/** Where mail arrives that a test's exchange sends. */
export class Mailbox implements MailTransport {
  readonly mails: Mail[] = [];

  send(mail: Mail): Promise<void> {
    this.mails.push(mail);
    return Promise.resolve();
  }

  close(): void {
    this.mails.length = 0;
  }

  /** What an address has got, oldest first. */
  to(email: string): Mail[] {
    return this.mails.filter(({ to }) => to === email);
  }
}
