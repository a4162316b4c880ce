// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { preferences, readPreferences } from './preferences.ts';

describe('readPreferences', () => {
  it('gives the defaults for nothing, for text that is not JSON and for other JSON', () => {
    const defaults = readPreferences(null);
    expect(defaults).toMatchObject({ density: 'comfortable', marketColors: 'greenUp' });
    expect(readPreferences('{"density":')).toEqual(defaults);
    expect(readPreferences('[1, 2]')).toEqual(defaults);
  });

  it('keeps what is valid and replaces what is not, field by field', () => {
    const stored = {
      density: 'compact',
      marketColors: 'pink',
      hidesBalances: 'yes',
      indicators: ['rsi', 'astrology', 'ma'],
      panelSizes: { chart: 70, book: -1, form: '20' },
      unknown: true,
    };
    expect(readPreferences(JSON.stringify(stored))).toMatchObject({
      density: 'compact',
      marketColors: 'greenUp',
      hidesBalances: false,
      indicators: ['ma', 'rsi'],
      panelSizes: { chart: 70 },
    });
    expect(readPreferences(JSON.stringify(stored))).not.toHaveProperty('unknown');
  });
});

describe('preferences', () => {
  it('stores a change, tells its listeners, and follows another tab', () => {
    const listener = vi.fn();
    const stop = preferences.subscribe(listener);
    preferences.set('density', 'compact');
    expect(readPreferences(localStorage.getItem('tokentradex.preferences')).density).toBe(
      'compact',
    );
    const newValue = JSON.stringify({ density: 'comfortable' });
    window.dispatchEvent(new StorageEvent('storage', { key: 'tokentradex.preferences', newValue }));
    expect(preferences.get().density).toBe('comfortable');
    expect(listener).toHaveBeenCalledTimes(2);
    stop();
  });
});
