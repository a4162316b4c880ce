import { LIMITS, type MailLanguage } from '../../contracts/index.ts';
import { MAIL_TEXTS, type MailKind } from './mail-texts.ts';
import type { Mail } from './mail.ts';

export interface MailContent {
  kind: MailKind;
  language: MailLanguage;
  to: string;
  username: string;
  /** Absolute; null for kinds without one. */
  link: string | null;
}

const VALUES: Readonly<Record<string, string>> = {
  minutes: String(LIMITS.resetLinkMinutes),
  hours: String(LIMITS.verifyLinkHours),
};

/** The message as plain text and as HTML that says the same. */
export function writeMail({ kind, language, to, username, link }: MailContent): Mail {
  const { greeting, linkHint, signature, kinds } = MAIL_TEXTS[language];
  const { subject, paragraphs, button, closing } = kinds[kind];
  const hello = greeting.replace('{username}', username);
  const body = paragraphs.map(fill);
  const isLinked = link !== null && button !== null;
  const text = [hello, ...body, ...(isLinked ? [`${button}:\n${link}`] : []), closing, signature];
  const html = [
    paragraph(hello),
    ...body.map((line) => paragraph(line)),
    ...(isLinked ? [linkButton(link, button), paragraph(linkHint, QUIET), plainLink(link)] : []),
    paragraph(closing),
    paragraph(signature, QUIET),
  ];
  return {
    to,
    subject,
    text: `${text.join('\n\n')}\n`,
    html:
      `<!doctype html><html lang="${language}"><head><meta charset="utf-8">` +
      `<title>${escapeHtml(subject)}</title></head><body style="${BODY}">${html.join('')}</body></html>`,
  };
}

/** Mail readers know no style sheets: each element carries its own. */
const BODY =
  'margin:0;padding:32px 24px;max-width:520px;font:15px/1.5 system-ui,-apple-system,Segoe UI,sans-serif;color:#16181d;background:#ffffff';
const QUIET = 'font-size:13px;color:#5b6270';
const BUTTON =
  'display:inline-block;padding:10px 20px;border-radius:6px;background:#2453d6;color:#ffffff;font-weight:600;text-decoration:none';

function paragraph(text: string, style = ''): string {
  return `<p style="margin:0 0 16px;${style}">${escapeHtml(text)}</p>`;
}

function linkButton(link: string, label: string): string {
  const href = escapeHtml(link);
  return `<p style="margin:24px 0"><a href="${href}" style="${BUTTON}">${escapeHtml(label)}</a></p>`;
}

function plainLink(link: string): string {
  return `<p style="margin:0 0 24px;${QUIET};word-break:break-all">${escapeHtml(link)}</p>`;
}

function fill(text: string): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => VALUES[name] ?? whole);
}

function escapeHtml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
