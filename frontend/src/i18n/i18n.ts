/**
 * Texts of the web app in its languages.
 *
 * How a text gets onto the screen:
 * 1. `en/<area>.ts` holds the English texts of one area and is imported by the files that show them,
 *    so they are part of the page's chunk: `export const walletTexts = defineTexts('wallet', {...})`.
 * 2. `de/<area>.ts` holds the same keys in German: `export const texts: Translation<typeof walletTexts>`.
 *    It is a chunk of its own, loaded with the page when German is chosen.
 * 3. In a component: `const t = useText(walletTexts); t('deposit.title', { symbol })`. Outside of one:
 *    `textOf(walletTexts)('deposit.title', { symbol })` at the time of showing, never kept in a constant.
 *    With elements inside a sentence: `<RichText texts={walletTexts} name="fee" values={{ fee: <Money /> }} />`.
 * 4. Keys of constants are typed `TextKey<typeof walletTexts>`: a table of tabs holds keys, not words.
 *
 * Placeholders are `{name}`; a text that counts has the keys `x_one` and `x_other`, both with `{count}`
 * or only the second, and is asked for as `t('x', { count })`. Wrong keys and missing values are type
 * errors; `catalogues.test.ts` compares the languages and finds unused keys and hard-coded words.
 *
 * Numbers look alike in every language: a point before the decimals, commas between thousands. What is
 * read from the book can be typed into the form as it stands. Dates follow the language (lib/time-text.ts).
 */
import { formatDecimal } from '../lib/decimal-text.ts';
import type { Language } from './language.ts';

export type Catalogue = Readonly<Record<string, string>>;

/** One area's English texts, and the name that its translations are found under. */
export interface Texts<T extends Catalogue> {
  readonly area: string;
  readonly english: T;
}

/** The same keys in another language. */
export type Translation<D> = D extends Texts<infer T> ? Readonly<Record<keyof T, string>> : never;

type PlaceholderOf<S> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlaceholderOf<Rest>
  : never;

/** What `t` takes: every key, and the stem of those that count. */
type CallKey<T> = {
  [K in keyof T & string]: K extends `${string}_one`
    ? never
    : K extends `${infer Stem}_other`
      ? Stem
      : K;
}[keyof T & string];

type TextAt<T, K extends string> = K extends keyof T
  ? T[K]
  : `${K}_other` extends keyof T
    ? T[`${K}_other`]
    : never;

/** The placeholders of a text, or of any of several. */
export type PlaceholdersAt<T, K extends string> = PlaceholderOf<TextAt<T, K>>;

type ValuesAt<T, K extends string> = [PlaceholdersAt<T, K>] extends [never]
  ? []
  : [values: Readonly<Record<PlaceholdersAt<T, K>, string | number>>];

export type Translate<T extends Catalogue> = <K extends CallKey<T>>(
  key: K,
  ...values: ValuesAt<T, K>
) => string;

/** The keys that need no values, for tables of texts. */
export type TextKey<D> =
  D extends Texts<infer T>
    ? { [K in CallKey<T>]: [PlaceholdersAt<T, K>] extends [never] ? K : never }[CallKey<T>]
    : never;

export function defineTexts<const T extends Catalogue>(area: string, english: T): Texts<T> {
  return { area, english };
}

type TranslationModule = { texts: Catalogue };
type Values = Readonly<Record<string, string | number>>;
type Translator = (key: string, values?: Values) => string;

const germanModules = import.meta.glob<TranslationModule>('./de/*.ts');

/** Which translations are here, and which language is shown. */
class Translations {
  language: Language = 'en';
  readonly #byArea = new Map<string, Catalogue>();
  readonly #loading = new Map<string, Promise<void>>();
  readonly #translators = new Map<string, Translator>();

  /**
   * Null when nothing has to be loaded in this language; otherwise always the same promise. Never
   * rejects. A component that waited has to find it again when it is drawn anew: React counts on it.
   */
  loadingOf(area: string): Promise<void> | null {
    if (this.language === 'en') return null;
    const known = this.#loading.get(area);
    if (known !== undefined) return known;
    const loading = this.#load(area);
    this.#loading.set(area, loading);
    // React reads this mark: whoever comes later is drawn at once.
    void loading.then(() => Object.assign(loading, { status: 'fulfilled', value: undefined }));
    return loading;
  }

  translatorOf({ area, english }: Texts<Catalogue>): Translator {
    const translated = this.language === 'en' ? undefined : this.#byArea.get(area);
    const language = translated === undefined ? 'en' : this.language;
    const known = this.#translators.get(`${language}:${area}`);
    if (known !== undefined) return known;
    const made = translator(translated ?? english, english, language);
    this.#translators.set(`${language}:${area}`, made);
    return made;
  }

  async #load(area: string): Promise<void> {
    try {
      const module = await germanModules[`./de/${area}.ts`]?.();
      this.#byArea.set(area, module?.texts ?? {});
    } catch {
      // The chunk could not be fetched: English texts are better than none.
      this.#byArea.set(area, {});
    }
  }
}

const translations = new Translations();

function translator(texts: Catalogue, english: Catalogue, language: Language): Translator {
  const plurals = new Intl.PluralRules(language);
  return (key, values) => {
    const isPlain = key in english;
    const counted = isPlain ? key : `${key}_${plurals.select(Number(values?.['count']))}`;
    const text = texts[counted] ?? english[counted] ?? english[`${key}_other`] ?? key;
    return values === undefined ? text : fill(text, values);
  };
}

function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name] ?? whole;
    return name === 'count' ? formatDecimal(String(value)) : String(value);
  });
}

/** Before the first page is drawn: which language, and the areas that are used outside of components. */
export async function startLanguage(language: Language, areas: readonly string[]): Promise<void> {
  translations.language = language;
  document.documentElement.lang = language;
  await Promise.all(areas.flatMap((area) => translations.loadingOf(area) ?? []));
}

/** The language that is shown; the same for the whole visit. */
export function currentLanguage(): Language {
  return translations.language;
}

/** The promise that a component waits for before it can show the area's texts; null in English. */
export function loadingOf(texts: Texts<Catalogue>): Promise<void> | null {
  return translations.loadingOf(texts.area);
}

/** The area's texts now, in English as long as their translation is not here; the same function each time. */
export function textOf<T extends Catalogue>(texts: Texts<T>): Translate<T> {
  return translations.translatorOf(texts);
}

/** A text with its placeholders still in it. */
export function templateOf<T extends Catalogue>(texts: Texts<T>, key: keyof T & string): string {
  return translations.translatorOf(texts)(key);
}
