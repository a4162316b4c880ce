import Box from '@mui/material/Box';

/** The mark and, where there is room, the name. */
export function Logo({ hasName = true }: { hasName?: boolean }) {
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 2 }}>
      <Box
        component="svg"
        viewBox="5 7 22 18"
        aria-hidden
        sx={{ width: 22, height: 18, display: 'block', color: 'text.primary' }}
      >
        <path d="M7 9h7l4.2 6.2-3.6 5.3L7 9Z" fill="var(--ttx-palette-primary-main)" />
        <path d="M25 9h-5.2l-8.6 14h5.4L25 9Z" fill="currentColor" />
        <path d="m18.7 18.6 2.9 4.4h4L21.2 16l-2.5 2.6Z" fill="var(--ttx-palette-primary-main)" />
      </Box>
      {hasName && (
        <Box
          component="span"
          sx={{ fontSize: '0.9375rem', fontWeight: 640, letterSpacing: '-0.02em' }}
        >
          TokenTradeX
        </Box>
      )}
    </Box>
  );
}
