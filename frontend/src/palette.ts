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
