import { describe, expect, it } from 'vitest';
import { DARK, LIGHT, MARKET_COLORS, marketPair, type SchemeColors } from './palette.ts';

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(foreground: string, background: string): number {
  const [low = 0, high = 0] = [luminance(foreground), luminance(background)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function textPairs(colors: SchemeColors): [string, string, string][] {
  const surfaces = [colors.canvas, colors.panel, colors.raised, colors.hover];
  const texts: (keyof SchemeColors)[] = [
    'text',
    'textMuted',
    'textFaint',
    'accent',
    'up',
    'down',
    'warning',
  ];
  const onSurfaces = texts.flatMap((name) =>
    surfaces.map((surface): [string, string, string] => [name, colors[name], surface]),
  );
  return [
    ...onSurfaces,
    ['onAccent', colors.onAccent, colors.accent],
    ['onFill on upFill', colors.onFill, colors.upFill],
    ['onFill on downFill', colors.onFill, colors.downFill],
    ['up on upSoft', colors.up, colors.upSoft],
    ['down on downSoft', colors.down, colors.downSoft],
    ['warning on warningSoft', colors.warning, colors.warningSoft],
    ['accent on accentSoft', colors.accent, colors.accentSoft],
    ['text on upSoft', colors.text, colors.upSoft],
    ['text on downSoft', colors.text, colors.downSoft],
  ];
}

const SCHEMES = MARKET_COLORS.flatMap((choice): [string, string, SchemeColors][] => [
  ['dark', choice, { ...DARK, ...marketPair(choice, 'dark') }],
  ['light', choice, { ...LIGHT, ...marketPair(choice, 'light') }],
]);

describe.each(SCHEMES)('the %s theme with %s', (_scheme, _choice, colors) => {
  it.each(textPairs(colors))('%s is readable: %s on %s', (_label, foreground, background) => {
    expect(contrast(foreground, background)).toBeGreaterThanOrEqual(4.5);
  });
});
