/** The languages of the web app. */
export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language in its own words: whoever cannot read the page can still find theirs. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', de: 'Deutsch' };

const STORAGE_KEY = 'tokentradex.language';

function languageNamed(name: string | null): Language | undefined {
  return LANGUAGES.find((language) => language === name?.slice(0, 2).toLowerCase());
}

/** The stored choice, else the first language of the browser that there is, else English. */
export function preferredLanguage(): Language {
  let stored: string | null = null;
  try {
    stored = localStorage.getItem(STORAGE_KEY);
  } catch {
    // Storage is blocked: the browser's languages decide.
  }
  const candidates = [stored, ...navigator.languages];
  return candidates.map(languageNamed).find((language) => language !== undefined) ?? 'en';
}

/** Keeps the choice and opens the page again in that language. */
export function changeLanguage(language: Language): void {
  try {
    localStorage.setItem(STORAGE_KEY, language);
  } catch {
    // Storage is blocked: the language cannot be changed.
  }
  location.reload();
}
