import { COUNTRY_CODES } from '@tokentradex/backend/contracts';
import { currentLanguage } from '../i18n/i18n.ts';

/** A country in the language of the page. @param code ISO 3166-1 alpha-2. */
export function countryName(code: string): string {
  return new Intl.DisplayNames([currentLanguage()], { type: 'region' }).of(code) ?? code;
}

/** Every country, by name. */
export function countryOptions(): { value: string; label: string }[] {
  const language = currentLanguage();
  const names = new Intl.DisplayNames([language], { type: 'region' });
  const { compare } = new Intl.Collator(language);
  return COUNTRY_CODES.map((value) => ({ value, label: names.of(value) ?? value })).sort((a, b) =>
    compare(a.label, b.label),
  );
}
