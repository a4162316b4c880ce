import { use } from 'react';
import { loadingOf, textOf, type Catalogue, type Texts, type Translate } from './i18n.ts';

/** The texts of one area in the language of the visit; suspends while their translation loads. */
export function useText<T extends Catalogue>(texts: Texts<T>): Translate<T> {
  const loading = loadingOf(texts);
  if (loading !== null) use(loading);
  return textOf(texts);
}
