import type { Request } from 'express';
import { MAIL_LANGUAGES, type MailLanguage } from '../contracts/index.ts';

/** The language that the caller reads mail in, by `Accept-Language`; English when it names none of ours. */
export function mailLanguageOf(req: Request): MailLanguage {
  const accepted = req.acceptsLanguages(...MAIL_LANGUAGES);
  return MAIL_LANGUAGES.find((language) => language === accepted) ?? 'en';
}
