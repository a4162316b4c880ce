import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';

/** The mail that an exchange without a mail server writes into its data folder. */
export class Outbox {
  constructor(private readonly folder: string) {}

  /**
   * Waits for a message and gives the path of its link.
   * @param after how many messages to this address had come before.
   */
  async linkTo(email: string, page: 'reset' | 'verify', after = 0): Promise<string> {
    const find = async () => (await this.linksTo(email, page)).slice(after).at(-1) ?? null;
    await expect.poll(find, { message: `a link to /${page} comes to ${email}` }).not.toBeNull();
    return (await find()) ?? '';
  }

  /** Every link of a page that an address has got, oldest first. */
  async linksTo(email: string, page: 'reset' | 'verify'): Promise<string[]> {
    const names = await readdir(this.folder).catch(() => []);
    const mails = await Promise.all(
      [...names].sort().map((name) => readFile(path.join(this.folder, name), 'latin1')),
    );
    return mails
      .filter((mail) => mail.includes(`To: ${email}\r\n`))
      .flatMap((mail) => {
        const link = new RegExp(`/${page}\\?token=[\\w-]{43}`).exec(
          decodeQuotedPrintable(mail),
        )?.[0];
        return link === undefined ? [] : [link];
      });
  }
}

/** RFC 2045, for the ASCII that links are made of. */
function decodeQuotedPrintable(text: string): string {
  return text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_whole, code: string) => String.fromCharCode(parseInt(code, 16)));
}
