import { describe, expect, it } from 'vitest';
import { matchCommands } from './match-commands.ts';

const commands = [
  'Wallet',
  'BTC-USD Bitcoin',
  'WBTC-USD Wrapped Bitcoin',
  'Use the light theme',
].map((words) => ({ words, group: words.includes('USD') ? 'markets' : 'others' }));
const found = (search: string, max = 10) =>
  matchCommands(commands, search, max).map(({ words }) => words);

describe('matchCommands', () => {
  it('shows everything, up to the limit, before a search', () => {
    expect(found('')).toHaveLength(4);
    expect(found(' ', 2)).toEqual(['Wallet', 'BTC-USD Bitcoin']);
  });

  it('puts beginnings before words, and words before parts of them', () => {
    expect(found('btc')).toEqual(['BTC-USD Bitcoin', 'WBTC-USD Wrapped Bitcoin']);
    expect(found('bitcoin')).toEqual(['BTC-USD Bitcoin', 'WBTC-USD Wrapped Bitcoin']);
    expect(found('light')).toEqual(['Use the light theme']);
  });

  it('keeps groups together, the one of the best first', () => {
    expect(found('t')).toEqual([
      'Use the light theme',
      'Wallet',
      'BTC-USD Bitcoin',
      'WBTC-USD Wrapped Bitcoin',
    ]);
  });

  it('takes several words in any order, and nothing that is not there', () => {
    expect(found('theme light')).toEqual(['Use the light theme']);
    expect(found('doge')).toEqual([]);
  });
});
