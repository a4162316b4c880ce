import { describe, expect, it } from 'vitest';
import { MAIL_LANGUAGES } from '../../contracts/index.ts';
import { MAIL_KINDS, MAIL_TEXTS } from './mail-texts.ts';
import { writeMail } from './write-mail.ts';

const LINK = 'https://trade.example.com/reset?token=a&b="c"';
const KINDS = MAIL_LANGUAGES.flatMap((language) => MAIL_KINDS.map((kind) => ({ language, kind })));

describe('writeMail', () => {
  it.each(KINDS)('says the same as text and as HTML: $kind in $language', ({ language, kind }) => {
    const { subject, text, html } = writeMail({
      kind,
      language,
      to: 'a@example.com',
      username: 'ann',
      link: LINK,
    });
    expect(subject).not.toBe('');
    expect(text).toContain('ann');
    expect(`${text}${html}`).not.toMatch(/\{\w+\}|undefined|null/);
    const isLinked = MAIL_TEXTS[language].kinds[kind].button !== null;
    expect(text.includes(LINK)).toBe(isLinked);
    expect(html.includes('href=')).toBe(isLinked);
    const plain = html.replace(/&quot;/g, '"').replace(/&amp;/g, '&');
    for (const paragraph of text.trim().split('\n\n')) {
      if (!paragraph.includes(LINK)) expect(plain).toContain(paragraph);
    }
  });

  it('lets no text become markup', () => {
    const { html } = writeMail({
      kind: 'reset_password',
      language: 'en',
      to: 'a@example.com',
      username: '<b onclick="x">',
      link: LINK,
    });
    expect(html).not.toContain('<b onclick');
    expect(html).toContain('href="https://trade.example.com/reset?token=a&amp;b=&quot;c&quot;"');
  });
});
