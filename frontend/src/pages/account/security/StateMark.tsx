import Box from '@mui/material/Box';

/** A word on a coloured ground: good, or nothing to be proud of. */
export function StateMark({ isGood, label }: { isGood: boolean; label: string }) {
  return (
    <Box
      component="span"
      sx={{
        px: 1.75,
        py: 0.25,
        borderRadius: '4px',
        fontSize: '0.75rem',
        fontWeight: 500,
        lineHeight: '18px',
        whiteSpace: 'nowrap',
        color: isGood ? 'trading.up' : 'text.secondary',
        bgcolor: isGood ? 'trading.upSoft' : 'surface.hover',
      }}
    >
      {label}
    </Box>
  );
}
