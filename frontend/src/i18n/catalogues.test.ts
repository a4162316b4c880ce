import { describe, expect, it } from 'vitest';
import { hardCodedWords } from '../../test/hard-coded-words.ts';
import type { Catalogue, Texts } from './i18n.ts';
import { usedKeys } from '../../test/used-keys.ts';

const english = import.meta.glob<Record<string, Texts<Catalogue>>>('./en/*.ts', { eager: true });
const german = import.meta.glob<{ texts: Catalogue }>('./de/*.ts', { eager: true });
const sources = import.meta.glob<string>(['../**/*.{ts,tsx}', '!../**/*.test.{ts,tsx}', '!./**'], {
  eager: true,
  query: '?raw',
  import: 'default',
});

/** "../pages/wallet/WalletPage.tsx" is called "pages/wallet/WalletPage.tsx". */
const files = Object.entries(sources).map(([path, source]) => ({ name: path.slice(3), source }));

const areas = Object.entries(english).map(([path, module]) => {
  const file = path.slice('./en/'.length, -'.ts'.length);
  const [texts, ...more] = Object.values(module);
  if (texts === undefined || more.length > 0)
    throw new Error(`${path} has to export one catalogue`);
  return { file, texts };
});

function placeholders(text: string | undefined): string[] {
  return [...(text ?? '').matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();
}

describe('the catalogues', () => {
  it('are named after their files', () => {
    expect(areas.map(({ texts }) => texts.area)).toEqual(areas.map(({ file }) => file));
  });

  it('exist in both languages', () => {
    const names = (modules: object) =>
      Object.keys(modules)
        .map((path) => path.slice(5))
        .sort();
    expect(names(german)).toEqual(names(english));
  });

  describe.each(areas)('$file', ({ file, texts }) => {
    const translation = german[`./de/${file}.ts`]?.texts ?? {};

    it('has the same keys in German, none empty', () => {
      expect(Object.keys(translation).sort()).toEqual(Object.keys(texts.english).sort());
      const empty = [...Object.entries(texts.english), ...Object.entries(translation)].filter(
        ([, text]) => text.trim() === '',
      );
      expect(empty).toEqual([]);
    });

    it('has the same placeholders in German', () => {
      for (const [key, text] of Object.entries(texts.english)) {
        if (key.endsWith('_one')) continue;
        expect([key, placeholders(translation[key])]).toEqual([key, placeholders(text)]);
      }
    });

    it('counts where a key says so', () => {
      const counting = Object.keys(texts.english).filter((key) => key.endsWith('_other'));
      for (const key of counting) expect(placeholders(texts.english[key])).toContain('count');
      const singular = Object.keys(texts.english).filter((key) => key.endsWith('_one'));
      expect(counting).toEqual(
        expect.arrayContaining(singular.map((key) => key.replace('_one', '_other'))),
      );
    });

    it('has no key that nothing asks for', () => {
      const keys = Object.keys(texts.english);
      const used = new Set(
        files
          .filter(({ source }) => source.includes(`/i18n/en/${file}.ts'`))
          .flatMap(({ name, source }) => usedKeys(name, source, keys)),
      );
      expect(keys.filter((key) => !used.has(key))).toEqual([]);
    });
  });
});

describe('the source files', () => {
  it('show no words that are written into them', () => {
    const found = files
      .map(({ name, source }) => ({ name, words: hardCodedWords(name, source) }))
      .filter(({ words }) => words.length > 0);
    expect(found).toEqual([]);
  });
});

describe('hardCodedWords', () => {
  it('finds texts, attributes, branches, properties and notices, and leaves symbols alone', () => {
    const source = `
      const COLUMNS = [{ header: 'Price' }];
      notify('success', 'Order placed');
      const TEXTS = { pending: 'Waits', kind: 'limit' };
      if (key !== 'Enter') throw new Error('Nobody reads this');
      const node = (
        <Box title="Close it" sx={{ display: 'flex' }}>
          Hello {isOpen ? 'Open' : 'Shut'} {\`\${count} orders\`} 24 BTC {'TokenTradeX'}
          {state === 'live' && <b aria-label={isOn ? 'On now' : t('off')} />}
        </Box>
      );`;
    expect(hardCodedWords('x.tsx', source)).toEqual([
      'Price',
      'Order placed',
      'Waits',
      'Close it',
      'Hello',
      'Open',
      'Shut',
      'orders',
      'On now',
    ]);
  });
});
