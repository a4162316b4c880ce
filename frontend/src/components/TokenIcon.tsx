import Box from '@mui/material/Box';

/** Spreads symbols over the colour wheel; the factors keep the best known ones 30 degrees apart. */
function hueOf(symbol: string): number {
  let sum = 0;
  for (const letter of symbol) sum = (sum * 231 + letter.charCodeAt(0)) % 997;
  return (sum * 357) % 360;
}

/** A token's mark: its letters on a colour of its own. Decorative, the name stands beside it. */
export function TokenIcon({ symbol, size = 28 }: { symbol: string; size?: number }) {
  const hue = hueOf(symbol);
  return (
    <Box
      component="span"
      aria-hidden
      sx={{
        flexShrink: 0,
        display: 'inline-flex',
        alignItems: 'center',
        justifyContent: 'center',
        width: size,
        height: size,
        borderRadius: '50%',
        fontSize: size * (symbol.length > 3 ? 0.28 : 0.33),
        fontWeight: 640,
        letterSpacing: '-0.02em',
        bgcolor: `hsl(${hue} 45% 30%)`,
        color: `hsl(${hue} 90% 93%)`,
        '[data-theme="light"] &': {
          bgcolor: `hsl(${hue} 60% 90%)`,
          color: `hsl(${hue} 70% 26%)`,
        },
      }}
    >
      {symbol.slice(0, 4)}
    </Box>
  );
}
