import { Fragment, type ReactNode } from 'react';
import { templateOf, type Catalogue, type PlaceholdersAt, type Texts } from './i18n.ts';
import { useText } from './use-text.ts';

interface RichTextProps<T extends Catalogue, K extends keyof T & string> {
  texts: Texts<T>;
  name: K;
  /** What stands in the places of the sentence. */
  values: Readonly<Record<PlaceholdersAt<T, K>, ReactNode>>;
}

/** A sentence with elements in it, in the word order of the language. */
export function RichText<T extends Catalogue, K extends keyof T & string>({
  texts,
  name,
  values,
}: RichTextProps<T, K>) {
  // Waits for the translation.
  useText(texts);
  const nodes = new Map(Object.entries<ReactNode>(values));
  // Every second part is the name of a placeholder.
  return templateOf(texts, name)
    .split(/\{(\w+)\}/g)
    .map((part, index) => (
      <Fragment key={index}>{index % 2 === 0 ? part : nodes.get(part)}</Fragment>
    ));
}
