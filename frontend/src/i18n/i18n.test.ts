// @vitest-environment jsdom
import { describe, expect, it, expectTypeOf } from 'vitest';
import { defineTexts, startLanguage, textOf, type TextKey } from './i18n.ts';
import { appTexts } from './en/app.ts';

const sample = defineTexts('sample', {
  plain: 'Buy',
  filled: 'Bought {quantity} {symbol}',
  orders_one: '{count} order',
  orders_other: '{count} orders',
});

describe('textOf', () => {
  it('fills the places of a text', () => {
    expect(textOf(sample)('filled', { quantity: '1.5', symbol: 'BTC' })).toBe('Bought 1.5 BTC');
  });

  it('counts in the plural of the language', () => {
    const t = textOf(sample);
    expect([t('orders', { count: 1 }), t('orders', { count: 2 })]).toEqual(['1 order', '2 orders']);
  });

  it('refuses wrong keys, missing values and needless ones by their types', () => {
    const t = textOf(sample);
    expectTypeOf<Parameters<typeof t>[0]>().toEqualTypeOf<'plain' | 'filled' | 'orders'>();
    expectTypeOf<TextKey<typeof sample>>().toEqualTypeOf<'plain'>();
    expectTypeOf(t<'filled'>)
      .parameter(1)
      .toHaveProperty('symbol');
    expectTypeOf(t<'plain'>).parameters.toEqualTypeOf<['plain']>();
  });

  it('speaks German once it was started so, and marks the document', async () => {
    await startLanguage('de', ['app']);
    expect(textOf(appTexts)('skipToContent')).toBe('Zum Inhalt springen');
    expect(document.documentElement.lang).toBe('de');
    await startLanguage('en', []);
  });

  it('shows English where a translation is not here yet', async () => {
    await startLanguage('de', []);
    expect(textOf(sample)('plain')).toBe('Buy');
    await startLanguage('en', []);
    expect(textOf(appTexts)('skipToContent')).toBe('Skip to content');
  });
});
