import type { MailLanguage } from '../../contracts/index.ts';
import type { MailQueue } from '../mail/mail-queue.ts';
import type { MailKind } from '../mail/mail-texts.ts';
import { writeMail } from '../mail/write-mail.ts';

/** Who is written to. */
export interface Recipient {
  email: string;
  username: string;
}

/** A link to be mailed: its page and its secret. */
export interface MailLink {
  page: 'reset' | 'verify';
  secret: string;
}

/** What accounts write to their owners. */
export class AccountMail {
  /** @param publicUrl where browsers reach the web app, without a slash at its end. */
  constructor(
    private readonly queue: MailQueue,
    private readonly publicUrl: string,
  ) {}

  /** Sends a message that needs nothing more. Call it after the commit. */
  tell(kind: MailKind, language: MailLanguage, to: Recipient, link: MailLink | null = null): void {
    this.later(kind, language, () => Promise.resolve({ to, link }));
  }

  /**
   * Finds out in the background whom to write to: whoever asked learns nothing from how long it takes.
   * @param find null when there is nobody.
   */
  later(
    kind: MailKind,
    language: MailLanguage,
    find: () => Promise<{ to: Recipient; link: MailLink | null } | null>,
  ): void {
    this.queue.add(kind, async () => {
      const found = await find();
      if (found === null) return null;
      const { to, link } = found;
      const { email, username } = to;
      const address = link === null ? null : this.address(link);
      return writeMail({ kind, language, to: email, username, link: address });
    });
  }

  private address({ page, secret }: MailLink): string {
    return `${this.publicUrl}/${page}?token=${secret}`;
  }
}
