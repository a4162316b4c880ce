/**
 * The colours of both themes. Text colours hold 4.5:1 on every surface they are used on; the test
 * beside this file measures them.
 */
export interface SchemeColors {
  /** Behind everything, panels, fields and menus, what is raised or hovered. */
  canvas: string;
  panel: string;
  raised: string;
  hover: string;
  /** Hairlines between panels, and borders of things that can be used. */
  hairline: string;
  border: string;
  text: string;
  textMuted: string;
  textFaint: string;
  accent: string;
  accentStrong: string;
  onAccent: string;
  accentSoft: string;
  /** Price went up, bids, buys. */
  up: string;
  upSoft: string;
  upFill: string;
  /** Price went down, asks, sells. */
  down: string;
  downSoft: string;
  downFill: string;
  /** Text on `upFill` and `downFill`. */
  onFill: string;
  warning: string;
  warningSoft: string;
  scrim: string;
}

export const DARK: SchemeColors = {
  canvas: '#0a0c0f',
  panel: '#101318',
  raised: '#171b22',
  hover: '#1e242d',
  hairline: '#1f252e',
  border: '#303945',
  text: '#e9edf2',
  textMuted: '#a3adba',
  textFaint: '#8792a0',
  accent: '#6ea8fe',
  accentStrong: '#8dbbff',
  onAccent: '#07142a',
  accentSoft: '#16233a',
  up: '#2fc491',
  upSoft: '#10291f',
  upFill: '#0b7f5a',
  down: '#ff6573',
  downSoft: '#311a1f',
  downFill: '#c8324a',
  onFill: '#ffffff',
  warning: '#e9b44c',
  warningSoft: '#2c2413',
  scrim: 'rgba(4, 6, 9, 0.66)',
};

export const LIGHT: SchemeColors = {
  canvas: '#f2f4f6',
  panel: '#ffffff',
  raised: '#f6f7f9',
  hover: '#edf0f3',
  hairline: '#e1e5ea',
  border: '#bcc4ce',
  text: '#11161d',
  textMuted: '#4d5764',
  textFaint: '#5d6774',
  accent: '#1a56c4',
  accentStrong: '#124299',
  onAccent: '#ffffff',
  accentSoft: '#e4edfc',
  up: '#06724d',
  upSoft: '#dcf3e9',
  upFill: '#0a7a55',
  down: '#bf2640',
  downSoft: '#fbe3e6',
  downFill: '#c32c45',
  onFill: '#ffffff',
  warning: '#855600',
  warningSoft: '#fbf0d9',
  scrim: 'rgba(17, 22, 29, 0.38)',
};

/** What rising and falling prices are coloured with: the usual pair, the same reversed, and one that is told apart without red and green. */
export const MARKET_COLORS = ['greenUp', 'redUp', 'blueUp'] as const;
export type MarketColors = (typeof MARKET_COLORS)[number];

const MARKET_COLOR_NAMES = ['up', 'upSoft', 'upFill', 'down', 'downSoft', 'downFill'] as const;
export type MarketPair = Pick<SchemeColors, (typeof MARKET_COLOR_NAMES)[number]>;

function reversed(colors: MarketPair): MarketPair {
  const { up, upSoft, upFill, down, downSoft, downFill } = colors;
  return {
    up: down,
    upSoft: downSoft,
    upFill: downFill,
    down: up,
    downSoft: upSoft,
    downFill: upFill,
  };
}

const BLUE_UP_DARK: MarketPair = {
  up: '#56a8f5',
  upSoft: '#10263c',
  upFill: '#1f6fc0',
  down: '#f0993e',
  downSoft: '#33230f',
  downFill: '#a35a08',
};

const BLUE_UP_LIGHT: MarketPair = {
  up: '#1260ad',
  upSoft: '#dcebfa',
  upFill: '#1464b4',
  down: '#984d05',
  downSoft: '#fcecd9',
  downFill: '#9c5006',
};

/** The pair of a choice in one scheme. */
export function marketPair(choice: MarketColors, scheme: 'dark' | 'light'): MarketPair {
  const usual = scheme === 'light' ? LIGHT : DARK;
  if (choice === 'redUp') return reversed(usual);
  if (choice === 'blueUp') return scheme === 'light' ? BLUE_UP_LIGHT : BLUE_UP_DARK;
  return usual;
}

/** The CSS variables that change with the choice, for the selector of each scheme. */
export function marketColorRules(): Record<string, Record<string, string>> {
  const rules: Record<string, Record<string, string>> = {};
  for (const choice of MARKET_COLORS) {
    if (choice === 'greenUp') continue;
    for (const scheme of ['dark', 'light'] as const) {
      const pair = marketPair(choice, scheme);
      rules[`[data-theme='${scheme}'][data-market-colors='${choice}']`] = Object.fromEntries(
        MARKET_COLOR_NAMES.map((name) => [`--ttx-palette-trading-${name}`, pair[name]]),
      );
    }
  }
  return rules;
}
